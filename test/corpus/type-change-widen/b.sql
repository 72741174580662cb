CREATE TABLE stock (id bigint PRIMARY KEY, sku varchar(40) NOT NULL, amount integer, price numeric(12, 2));
