CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE TABLE item (id bigint PRIMARY KEY, code code);
