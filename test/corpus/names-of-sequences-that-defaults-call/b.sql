CREATE TABLE t (id int, a int);
CREATE INDEX t_id_seq ON t (a);
CREATE TABLE t2 (id int DEFAULT 5, a int);
CREATE TABLE t2_id_seq (a int);
CREATE TABLE u (id int GENERATED ALWAYS AS IDENTITY, a int, CONSTRAINT s2 UNIQUE (a));
