CREATE TABLE region (id int PRIMARY KEY);
CREATE TABLE sale (region_id int NOT NULL REFERENCES region ON DELETE CASCADE, day date NOT NULL, amount bigint NOT NULL, note text, extra int DEFAULT 3,
  PRIMARY KEY (region_id, day), CHECK (amount > 0)) PARTITION BY LIST (region_id);
CREATE TABLE sale_1 PARTITION OF sale FOR VALUES IN (1) PARTITION BY RANGE (day);
CREATE TABLE sale_1_2025 PARTITION OF sale_1 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE sale_1_2026 PARTITION OF sale_1 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE sale_2 PARTITION OF sale FOR VALUES IN (2);
CREATE TABLE sale_rest PARTITION OF sale DEFAULT;
CREATE INDEX sale_amount ON sale (amount, note);
CREATE TABLE refund (id int PRIMARY KEY, region_id int, day date, FOREIGN KEY (region_id, day) REFERENCES sale ON UPDATE CASCADE);
