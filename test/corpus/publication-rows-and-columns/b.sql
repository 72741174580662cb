CREATE SCHEMA shop;
CREATE TABLE shop.item (id bigint PRIMARY KEY, name text, price numeric);
CREATE PUBLICATION dear FOR TABLE shop.item (id, price) WHERE (id > 100);
CREATE PUBLICATION shop FOR TABLES IN SCHEMA shop;
