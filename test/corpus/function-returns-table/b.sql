CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE FUNCTION found(part text) RETURNS TABLE (id bigint, name text) LANGUAGE sql STABLE ROWS 10 AS
  $$ SELECT id, name FROM item WHERE name LIKE '%' || part || '%' $$;
CREATE FUNCTION items() RETURNS SETOF item LANGUAGE sql STABLE AS 'SELECT * FROM item';
CREATE FUNCTION parts(item, OUT one text, OUT two text) LANGUAGE sql AS $$ SELECT $1.name, '' $$;
