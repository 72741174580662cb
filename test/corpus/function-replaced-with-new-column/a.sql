CREATE TABLE t (id int);
CREATE FUNCTION counted() RETURNS int LANGUAGE sql AS 'SELECT count(*)::int FROM t';
ALTER TABLE t ADD CHECK (counted() >= 0);
