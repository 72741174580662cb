CREATE DOMAIN d1 AS varchar(20) CHECK (length(value) < 20);
CREATE DOMAIN d2 AS d1 DEFAULT 'y';
CREATE DOMAIN d3 AS d2[];
CREATE TABLE t(id int, a d1, b d2, c d3, d d1[]);
CREATE INDEX ti ON t(lower(a));
CREATE VIEW tv AS SELECT a,b FROM t;
