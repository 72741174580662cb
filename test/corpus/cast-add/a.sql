CREATE TYPE pair AS (a int, b int);
CREATE TYPE "o ""dd" AS ENUM ('1');
CREATE FUNCTION as_text(pair) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'p' $$;
CREATE CAST (integer AS "o ""dd") WITH INOUT;
