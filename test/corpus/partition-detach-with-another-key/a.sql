CREATE TABLE reading (id bigint NOT NULL, at date NOT NULL, value numeric, old text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX reading_value ON reading (value);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE reading_2025 PARTITION OF reading FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
