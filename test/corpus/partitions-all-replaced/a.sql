CREATE TABLE readings (id int NOT NULL, at date NOT NULL, value numeric) PARTITION BY RANGE (at);
CREATE TABLE readings_2029 PARTITION OF readings FOR VALUES FROM ('2029-01-01') TO ('2030-01-01');
CREATE TABLE readings_2030 (id int NOT NULL, at date NOT NULL, value int);
