CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY, placed date NOT NULL, customer_id int NOT NULL REFERENCES customer,
  total numeric(10,2) NOT NULL DEFAULT 0 CHECK (total >= 0), doubled numeric GENERATED ALWAYS AS (total * 2) STORED,
  CONSTRAINT orders_pkey PRIMARY KEY (id, placed)) PARTITION BY RANGE (placed);
CREATE TABLE orders_2024 PARTITION OF orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_rest PARTITION OF orders DEFAULT;
CREATE INDEX orders_customer ON orders (customer_id);
CREATE TABLE line (order_id bigint NOT NULL, placed date NOT NULL, n int NOT NULL, PRIMARY KEY (order_id, n),
  CONSTRAINT line_order FOREIGN KEY (order_id, placed) REFERENCES orders ON DELETE CASCADE);
CREATE VIEW totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;
CREATE VIEW big AS SELECT * FROM totals WHERE total > 100;
COMMENT ON TABLE orders IS 'what was ordered'; COMMENT ON COLUMN orders.total IS 'with tax'; COMMENT ON INDEX orders_customer IS 'for lists';
