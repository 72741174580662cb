CREATE COLLATION mine (LOCALE = 'C');
CREATE DOMAIN word AS text COLLATE mine;
CREATE TABLE t (a text COLLATE mine, b varchar(5) COLLATE "C", c text COLLATE "C", d text COLLATE "C");
CREATE INDEX t_b ON t (b);
