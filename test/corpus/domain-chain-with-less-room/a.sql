CREATE DOMAIN d AS varchar(20); CREATE DOMAIN e AS d;
CREATE DOMAIN n AS numeric(10,4);
CREATE TABLE t (a d, b e, es e[]);
