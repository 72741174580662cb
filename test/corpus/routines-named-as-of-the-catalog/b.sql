CREATE FUNCTION public.lower(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'select pg_catalog.upper(a) || 1';
COMMENT ON FUNCTION public.lower(text) IS 'x';
CREATE FUNCTION public.upper(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'select pg_catalog.upper(a) || 1';
CREATE AGGREGATE public.sum(int) (sfunc = int4mi, stype = int);
COMMENT ON AGGREGATE public.sum(int) IS 'x';
CREATE OPERATOR public.+ (leftarg = int, rightarg = int, function = int4mul);
COMMENT ON OPERATOR public.+ (int, int) IS 'x';
CREATE TABLE t (a text, CHECK (public.lower(a) <> 'q'));
CREATE OPERATOR public.- (leftarg = int, rightarg = int, function = int4mul);

