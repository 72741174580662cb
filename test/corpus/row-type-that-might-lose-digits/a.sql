CREATE TABLE a (id int, n numeric(10,4)); CREATE TABLE b (id int PRIMARY KEY, x a);
