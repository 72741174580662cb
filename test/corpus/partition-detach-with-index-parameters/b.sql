CREATE TABLE m (id int NOT NULL, v text) PARTITION BY LIST (id);
CREATE TABLE m1 (id int NOT NULL, v text, w int);
CREATE INDEX m_v ON m (v);
CREATE INDEX m1_v_idx ON m1 (v) WITH (fillfactor=70);
COMMENT ON INDEX m1_v_idx IS 'm';
