CREATE TABLE stock (id integer PRIMARY KEY, sku varchar(10) NOT NULL, amount smallint, price numeric(6, 2));
