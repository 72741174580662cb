CREATE DOMAIN code AS text CHECK (length(VALUE) = 4);
CREATE TABLE item (id bigint PRIMARY KEY, code code);
