CREATE TABLE visits (id int NOT NULL, region text NOT NULL, note text) PARTITION BY RANGE (id);
CREATE TABLE visits_low PARTITION OF visits FOR VALUES FROM (0) TO (100);
