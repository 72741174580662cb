CREATE TABLE a (id int, n numeric(10,2)); CREATE TABLE b (id int PRIMARY KEY, x a);
