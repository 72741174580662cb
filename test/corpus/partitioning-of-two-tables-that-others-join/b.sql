CREATE TABLE orders (region text, id serial, CONSTRAINT orders_once UNIQUE (region, id)) PARTITION BY LIST (region);
CREATE TABLE orders_eu PARTITION OF orders FOR VALUES IN ('eu');
CREATE TABLE bills (region text, id int) PARTITION BY LIST (region);
CREATE TABLE bills_eu PARTITION OF bills FOR VALUES IN ('eu');
CREATE UNIQUE INDEX bills_once ON bills (region, id);
ALTER TABLE orders ADD CONSTRAINT billed FOREIGN KEY (region, id) REFERENCES bills (region, id);
ALTER TABLE bills ADD CONSTRAINT ordered FOREIGN KEY (region, id) REFERENCES orders (region, id);
