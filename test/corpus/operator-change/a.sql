CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE t (a integer, b integer, CHECK (a === b));
CREATE VIEW v AS SELECT a === b AS is_same FROM t;
