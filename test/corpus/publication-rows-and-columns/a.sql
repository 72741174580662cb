CREATE SCHEMA shop;
CREATE TABLE shop.item (id bigint PRIMARY KEY, name text, price numeric);
