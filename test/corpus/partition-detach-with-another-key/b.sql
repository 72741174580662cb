CREATE TABLE reading (id bigint NOT NULL, at date NOT NULL, value numeric, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX reading_value ON reading (value);
CREATE TABLE reading_2024 (id bigint NOT NULL, at date NOT NULL, value double precision NOT NULL, CONSTRAINT archive_key PRIMARY KEY (id));
CREATE INDEX archived_at ON reading_2024 (at);
CREATE TABLE reading_2025 PARTITION OF reading FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
