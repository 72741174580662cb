CREATE TABLE line (id bigint PRIMARY KEY, amount integer NOT NULL, price numeric(8, 2) NOT NULL);
