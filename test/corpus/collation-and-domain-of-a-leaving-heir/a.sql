CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false);
CREATE DOMAIN amount AS numeric(10, 2);
CREATE TABLE item (id bigint PRIMARY KEY, label varchar(30) COLLATE german DEFAULT 'l', price amount);
CREATE TABLE heir (z date) INHERITS (item);
CREATE TABLE staying (y date) INHERITS (item);
