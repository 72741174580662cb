CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE TABLE other (id bigint PRIMARY KEY);
CREATE PUBLICATION part_of_it FOR TABLE item, other WITH (publish = 'insert, update');
CREATE PUBLICATION everything FOR ALL TABLES;
COMMENT ON PUBLICATION part_of_it IS 'for the shop';
