CREATE TABLE reading (id bigint NOT NULL, at date NOT NULL, value bigint DEFAULT 0 CHECK (value >= 0), unit text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
