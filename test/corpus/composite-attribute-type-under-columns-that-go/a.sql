CREATE TYPE pair AS (a integer, b text);
CREATE DOMAIN pairs AS pair[];
CREATE TABLE item (id int PRIMARY KEY, pair pair, pairs pairs, kept pair);
CREATE VIEW seen AS SELECT id, (pair).a FROM item;
CREATE INDEX ix_item ON item (((pair).b));
