CREATE TABLE reading (at date NOT NULL, value numeric, note text) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 (at date NOT NULL, value numeric, unit text DEFAULT 'K');
CREATE TABLE reading_2025 PARTITION OF reading FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
