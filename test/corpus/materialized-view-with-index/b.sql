CREATE TABLE sale (id bigint PRIMARY KEY, shop integer, amount numeric);
CREATE MATERIALIZED VIEW total AS SELECT shop, sum(amount) AS amount FROM sale GROUP BY shop;
CREATE UNIQUE INDEX total_shop ON total (shop);
CREATE INDEX total_amount ON total (amount DESC) WHERE amount > 10;
COMMENT ON MATERIALIZED VIEW total IS 'made anew each night';
