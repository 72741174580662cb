-- What is of the whole alone has a name that comes before those of its partitions: partitions that came behind it would get it.
CREATE TABLE t (k int NOT NULL, at date NOT NULL, a int, b text) PARTITION BY LIST (k);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1, 2);
CREATE TABLE t2 (b text, a int, at date NOT NULL, k int NOT NULL);
ALTER TABLE t ATTACH PARTITION t2 FOR VALUES IN (3);
CREATE INDEX t_only ON ONLY t (b);
CREATE INDEX t2_only ON t2 (b);
ALTER INDEX t_only ATTACH PARTITION t2_only;
CREATE INDEX t2_same ON t2 (b);
ALTER TABLE ONLY t ADD CONSTRAINT t_key UNIQUE (k, at);
