CREATE TABLE t (id int PRIMARY KEY, v int);
CREATE FUNCTION next_v() RETURNS int LANGUAGE sql AS 'SELECT coalesce(max(v), 0) + 1 FROM t';
ALTER TABLE t ALTER v SET DEFAULT next_v();
