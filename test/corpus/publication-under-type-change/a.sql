CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL, s text); CREATE TABLE u (id int PRIMARY KEY);
CREATE PUBLICATION chosen FOR TABLE t (id, n) WHERE (n > 3), u;
