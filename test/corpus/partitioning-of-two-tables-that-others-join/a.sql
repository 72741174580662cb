CREATE TABLE orders (region text, id serial, CONSTRAINT orders_once UNIQUE (region, id));
CREATE TABLE orders_eu (region text, id serial, CONSTRAINT orders_eu_once UNIQUE (region, id));
CREATE TABLE bills (region text, id int);
CREATE TABLE bills_eu (region text, id int);
CREATE UNIQUE INDEX bills_once ON bills (region, id);
ALTER TABLE orders ADD CONSTRAINT billed FOREIGN KEY (region, id) REFERENCES bills (region, id);
ALTER TABLE bills ADD CONSTRAINT ordered FOREIGN KEY (region, id) REFERENCES orders (region, id);
