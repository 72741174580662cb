CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE plus(int) (SFUNC = add, STYPE = int, INITCOND = '0');
CREATE OPERATOR <+> (LEFTARG = int, RIGHTARG = int, FUNCTION = add);
CREATE DOMAIN summed AS int CHECK (VALUE <+> 1 > 0); CREATE TABLE t (n int, CHECK (n <+> 1 > 0), s summed); CREATE INDEX t_n ON t ((n <+> 2));
CREATE VIEW v AS SELECT plus(n) AS total FROM t;
