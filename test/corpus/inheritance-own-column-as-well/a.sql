CREATE TABLE top (id int);
CREATE TABLE mid (z int) INHERITS (top);
CREATE TABLE low () INHERITS (mid);
