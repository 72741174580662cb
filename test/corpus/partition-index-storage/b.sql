CREATE TABLE m (id int NOT NULL, region text NOT NULL) PARTITION BY LIST (region);
CREATE TABLE m_eu PARTITION OF m FOR VALUES IN ('eu');
CREATE INDEX mi ON m (region) WITH (fillfactor = 70);
