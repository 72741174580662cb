CREATE FUNCTION add(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE plus(bigint) (SFUNC = add, STYPE = bigint, INITCOND = '0');
CREATE OPERATOR <+> (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = add);
CREATE DOMAIN summed AS int CHECK (VALUE <+> 1 > 0); CREATE TABLE t (n bigint, CHECK (n <+> 1 > 0), s summed); CREATE INDEX t_n ON t ((n <+> 2));
CREATE VIEW v AS SELECT plus(n) AS total FROM t;
