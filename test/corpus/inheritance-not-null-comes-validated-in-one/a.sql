CREATE TABLE m (id int, v text);
CREATE TABLE m1 () INHERITS (m);
