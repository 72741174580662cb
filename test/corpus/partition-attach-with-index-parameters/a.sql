CREATE TABLE m (id int NOT NULL, v text) PARTITION BY LIST (id);
CREATE TABLE m1 (id int NOT NULL, v text);
CREATE INDEX m1_mine ON m1 (v) WITH (fillfactor=70);
