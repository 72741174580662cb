CREATE TABLE sale (id bigint PRIMARY KEY, shop integer, amount numeric);
CREATE MATERIALIZED VIEW total AS SELECT shop, sum(amount) AS amount FROM sale GROUP BY shop;
CREATE INDEX total_shop ON total (shop);
