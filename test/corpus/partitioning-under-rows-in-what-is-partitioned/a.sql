CREATE TABLE t (id int NOT NULL, n int);
CREATE TABLE p (id int, r t, rs t[]);
