CREATE DOMAIN x AS text CHECK (VALUE IN ('a', 'b'));
CREATE TYPE y AS ENUM ('a', 'b');
CREATE TABLE t (id int, v x, w x DEFAULT 'a' NOT NULL, many x[], p y, q y DEFAULT 'b', ps y[]);
CREATE INDEX i ON t (v) WHERE w = 'a';
CREATE VIEW s AS SELECT v, p FROM t WHERE q = 'b';
CREATE FUNCTION f(x, y) RETURNS x LANGUAGE sql AS 'select $1';
ALTER TABLE t ADD CHECK (w <> 'b');
