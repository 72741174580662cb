CREATE TABLE t (id int NOT NULL, n text); CREATE TABLE o (id int NOT NULL, n text) PARTITION BY RANGE (id); CREATE TABLE o1 PARTITION OF o DEFAULT;
CREATE DOMAIN d AS t CHECK ((VALUE).id > 0); CREATE TYPE c AS (a int, r t[]);
CREATE FUNCTION of_row(t) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT ($1).id';
CREATE TABLE u (k int, r t UNIQUE, rs t[], d d DEFAULT ROW(1, 'x')::t, c c, p o1 UNIQUE DEFAULT ROW(1, 'q')); CREATE TABLE w (k int, r t); CREATE TABLE heir (x int) INHERITS (w);
CREATE INDEX by_row ON u (of_row(r)); CREATE VIEW ids AS SELECT (r).id, (p).n FROM u;
