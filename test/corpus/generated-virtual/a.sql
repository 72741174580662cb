CREATE TABLE line (id bigint PRIMARY KEY, amount integer, price integer);
