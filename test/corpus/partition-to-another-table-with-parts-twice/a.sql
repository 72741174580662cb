-- As in partition-detach-with-parts-twice, from one whole to another.
CREATE TABLE ref (id int PRIMARY KEY);
CREATE TABLE t (k int NOT NULL, at date NOT NULL, a int, r int) PARTITION BY LIST (k);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1, 2);
CREATE INDEX t_a ON t (a);
CREATE INDEX t1_own ON t1 (a);
COMMENT ON INDEX t1_own IS 'own';
ALTER TABLE t ADD UNIQUE (k, at);
ALTER TABLE t1 ADD CONSTRAINT t1_key UNIQUE (k, at);
COMMENT ON CONSTRAINT t1_key ON t1 IS 'own key';
ALTER TABLE t ADD FOREIGN KEY (r) REFERENCES ref (id);
ALTER TABLE t1 ADD CONSTRAINT t1_ref FOREIGN KEY (r) REFERENCES ref (id);
COMMENT ON CONSTRAINT t1_ref ON t1 IS 'own';
