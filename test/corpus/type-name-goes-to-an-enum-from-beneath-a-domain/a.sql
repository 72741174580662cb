CREATE DOMAIN d AS varchar(20); CREATE DOMAIN e AS d;
CREATE TABLE t (a d, b e, es e[]);
