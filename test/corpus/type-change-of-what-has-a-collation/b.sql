CREATE COLLATION mine (LOCALE = 'C');
CREATE DOMAIN word AS text COLLATE mine;
CREATE TABLE t (a integer, b varchar(50), c text, d word);
CREATE INDEX t_b ON t (b);
