CREATE TABLE owner (id bigint PRIMARY KEY);
CREATE TABLE reading (id bigint NOT NULL, at date NOT NULL, owner_id bigint, value numeric) PARTITION BY RANGE (at);
CREATE TABLE reading_2023 PARTITION OF reading FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE reading_2024 (id bigint NOT NULL, at date NOT NULL, value integer, CONSTRAINT only_2024 CHECK (at >= '2024-01-01' AND at < '2025-01-01'));
CREATE INDEX reading_2024_own ON reading_2024 (value) WHERE value > 0;
