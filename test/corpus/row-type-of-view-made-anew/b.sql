CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE VIEW shown AS SELECT name, id FROM item;
CREATE MATERIALIZED VIEW kept AS SELECT id, name FROM item;
CREATE TABLE seen (id int PRIMARY KEY, what shown, others shown[], last kept);
