CREATE SCHEMA shop;
CREATE TABLE shop.item (id bigint PRIMARY KEY, name text UNIQUE, price numeric CONSTRAINT dear CHECK (price > 1));
CREATE INDEX item_price ON shop.item (price);
