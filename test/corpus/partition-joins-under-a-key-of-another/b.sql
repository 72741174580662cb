CREATE TABLE reading (id int NOT NULL, day int NOT NULL, note text) PARTITION BY RANGE (day);
CREATE TABLE early PARTITION OF reading FOR VALUES FROM (0) TO (10);
ALTER TABLE early ADD CONSTRAINT early_own UNIQUE (id, day);
CREATE TABLE late PARTITION OF reading FOR VALUES FROM (10) TO (20);
CREATE UNIQUE INDEX reading_id_day ON ONLY reading (id, day);
ALTER INDEX reading_id_day ATTACH PARTITION early_own;
