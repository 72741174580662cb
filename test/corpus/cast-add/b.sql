CREATE TYPE pair AS (a int, b int);
CREATE TYPE "o ""dd" AS ENUM ('1');
CREATE FUNCTION as_text(pair) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'p' $$;
CREATE CAST (pair AS text) WITH FUNCTION as_text(pair) AS ASSIGNMENT;
CREATE CAST (integer AS "o ""dd") WITH INOUT AS IMPLICIT;
CREATE CAST (boolean AS bigint) WITH INOUT;
COMMENT ON CAST (pair AS text) IS 'a text of it';
