CREATE TABLE g (id int NOT NULL, a text);
CREATE TABLE p (b text) INHERITS (g);
CREATE TABLE c (d text) INHERITS (p);
