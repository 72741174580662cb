CREATE TABLE p(id int); CREATE TABLE c(n text, x int) INHERITS (p);
