CREATE TYPE c1 AS (a int, b text); CREATE TABLE t (id int, v c1, w int GENERATED ALWAYS AS ((v).a) STORED); CREATE VIEW vv AS SELECT (v).a FROM t;
