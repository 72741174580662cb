CREATE COLLATION german (LOCALE = 'C');
CREATE DOMAIN amount AS numeric(12, 2);
CREATE TABLE item (id bigint PRIMARY KEY, label text COLLATE german, price amount);
CREATE TABLE heir (id bigint NOT NULL, z date);
CREATE TABLE staying (y date) INHERITS (item);
