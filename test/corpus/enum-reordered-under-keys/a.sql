CREATE TYPE size AS ENUM ('s', 'm', 'l');
CREATE TABLE shirt (id int, size size, color text, PRIMARY KEY (id, size));
CREATE UNIQUE INDEX shirt_size ON shirt (size, color) INCLUDE (id);
CREATE TABLE ordered (shirt int, size size, FOREIGN KEY (shirt, size) REFERENCES shirt);
CREATE MATERIALIZED VIEW sizes AS SELECT size, count(*) AS n FROM shirt GROUP BY size;
CREATE TABLE part (s size NOT NULL, n int) PARTITION BY RANGE (n);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (9);
CREATE DOMAIN sized AS size DEFAULT 'm' CHECK (VALUE <> 'l');
CREATE TABLE domained (s sized DEFAULT 's', r int);
