CREATE TABLE sale (id bigint PRIMARY KEY, shop integer);
CREATE MATERIALIZED VIEW shops AS SELECT DISTINCT shop FROM sale;
CREATE VIEW shop_count AS SELECT count(*) FROM shops;
