CREATE TABLE reading (at date NOT NULL, value numeric, note text DEFAULT 'n') PARTITION BY RANGE (at);
CREATE INDEX reading_value_idx ON reading (value);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
