CREATE DOMAIN code AS text;
CREATE TABLE other (id int, c code);
