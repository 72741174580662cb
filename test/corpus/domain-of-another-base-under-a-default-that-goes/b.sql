CREATE DOMAIN code AS text;
CREATE TABLE item (id int, code text);
