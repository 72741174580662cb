CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'select pg_catalog.upper($1)';
CREATE FUNCTION public.abs(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
CREATE AGGREGATE public.sum(int) (sfunc = int4pl, stype = int);
CREATE OPERATOR public.+ (leftarg = int, rightarg = int, function = int4mi);
CREATE TABLE t (a text, CHECK (public.lower(a) <> 'q'));
