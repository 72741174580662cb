CREATE FUNCTION size(text) RETURNS integer LANGUAGE sql AS 'SELECT octet_length($1)';
CREATE FUNCTION size(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 * $2';
CREATE FUNCTION size(integer[]) RETURNS integer LANGUAGE sql AS 'SELECT cardinality($1)';
