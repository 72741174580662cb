CREATE TABLE owner (id bigint PRIMARY KEY);
CREATE TABLE reading (id bigint NOT NULL, at date NOT NULL, owner_id bigint REFERENCES owner (id), value numeric, CONSTRAINT value_check CHECK (value > 0), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX reading_value_idx ON reading (value);
CREATE TABLE reading_2023 PARTITION OF reading FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE reading_2024 PARTITION OF reading (value DEFAULT 4, CONSTRAINT only_2024 CHECK (at >= '2024-01-01' AND at < '2025-01-01')) FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX reading_2024_own ON reading_2024 (owner_id) WHERE value > 0;
