CREATE TABLE other (id int);
CREATE TABLE orders (region text, id int, bill int) PARTITION BY LIST (region);
CREATE TABLE orders_eu PARTITION OF orders (PRIMARY KEY (id)) FOR VALUES IN ('eu');
CREATE TABLE orders_us PARTITION OF orders (UNIQUE (id, bill)) FOR VALUES IN ('us');
CREATE TABLE bills (region text, id int, "order" int) PARTITION BY LIST (region);
CREATE TABLE bills_eu PARTITION OF bills (PRIMARY KEY (id)) FOR VALUES IN ('eu');
CREATE UNIQUE INDEX bills_once ON bills (region, id);
ALTER TABLE orders_eu ADD CONSTRAINT billed FOREIGN KEY (bill) REFERENCES bills_eu (id);
ALTER TABLE bills_eu ADD CONSTRAINT ordered FOREIGN KEY ("order") REFERENCES orders_eu (id);
ALTER TABLE orders ADD CONSTRAINT billed_there FOREIGN KEY (region, bill) REFERENCES bills (region, id);
CREATE TABLE parcels (
  id int,
  bill int,
  FOREIGN KEY (id, bill) REFERENCES orders_us (id, bill)
);
