CREATE TABLE sensor (id bigint PRIMARY KEY);
CREATE TABLE reading (sensor bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
