CREATE TABLE reading (id integer NOT NULL, at date NOT NULL, v smallint) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX own_name ON reading_2024 (v);
CREATE INDEX reading_v ON reading (v);
