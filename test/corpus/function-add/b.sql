CREATE FUNCTION add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT a + b';
CREATE FUNCTION note(text, VARIADIC rest text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public COST 7 AS $body$
BEGIN
  RAISE NOTICE '%; $$', $1; -- kept as it is
END;
$body$;
COMMENT ON FUNCTION add(integer, integer) IS 'plus';
