CREATE TABLE t (id int, extra int);
CREATE FUNCTION counted() RETURNS int LANGUAGE sql AS 'SELECT count(extra)::int FROM t';
ALTER TABLE t ADD CHECK (counted() >= 0);
