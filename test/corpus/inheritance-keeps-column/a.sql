CREATE TABLE p(id int, n text); CREATE TABLE c(x int) INHERITS (p);
