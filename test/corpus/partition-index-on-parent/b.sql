CREATE TABLE reading (id bigint, at date NOT NULL, value numeric) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX reading_value ON reading (value);
CREATE UNIQUE INDEX reading_once ON reading (id, at);
CREATE INDEX reading_2024_own ON reading_2024 (id);
