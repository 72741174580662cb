CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TABLE t (k e, v int);
CREATE FUNCTION last() RETURNS e LANGUAGE sql AS $$SELECT 'c'::e$$;
CREATE FUNCTION last_parsed(x e DEFAULT 'c') RETURNS boolean LANGUAGE sql RETURN x = 'c';
