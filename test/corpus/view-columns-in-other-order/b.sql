CREATE TABLE t (id int, a text, b text);
CREATE VIEW v AS SELECT b, id, a FROM t; CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'select * from v'; GRANT SELECT ON v TO PUBLIC;
