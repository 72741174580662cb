CREATE TABLE reading (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE INDEX reading_id ON reading (id);
CREATE TABLE reading_2024 (at date NOT NULL, id integer NOT NULL);
CREATE INDEX own_name ON reading_2024 (id);
ALTER TABLE reading ATTACH PARTITION reading_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
