CREATE TABLE t (id serial, a int);
CREATE TABLE t2 (id serial, a int);
CREATE SEQUENCE s2;
CREATE TABLE u (id int DEFAULT nextval('s2') NOT NULL, a int);
