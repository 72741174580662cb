CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TABLE t (k e, v int);
CREATE VIEW cs AS SELECT v FROM t WHERE k = 'c';
