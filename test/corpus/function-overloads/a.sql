CREATE FUNCTION size(text) RETURNS integer LANGUAGE sql AS 'SELECT length($1)';
CREATE FUNCTION size(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
