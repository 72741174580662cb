CREATE TABLE item (id int PRIMARY KEY, name text);
CREATE VIEW shown AS SELECT id, name FROM item;
CREATE MATERIALIZED VIEW kept AS SELECT id FROM item;
CREATE TABLE seen (id int PRIMARY KEY, what shown, others shown[], last kept);
