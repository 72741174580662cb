CREATE TYPE e1 AS ENUM ('a','b'); CREATE TYPE e2 AS ENUM ('a','b','c');
CREATE TABLE t (id int PRIMARY KEY, v e1 NOT NULL DEFAULT 'a', w e1[] DEFAULT '{a}');
CREATE INDEX i ON t (v) WHERE v = 'b';
CREATE VIEW vv AS SELECT id, v FROM t WHERE v <> 'b';
