CREATE DOMAIN code AS varchar(10);
CREATE TABLE item (id int, code code, label code DEFAULT 'x'::code);
