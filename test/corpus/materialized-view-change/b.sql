CREATE TABLE sale (id bigint PRIMARY KEY, shop integer, amount numeric);
CREATE MATERIALIZED VIEW total WITH (fillfactor = 80) AS SELECT shop, sum(amount) AS amount, count(*) AS n FROM sale GROUP BY shop WITH NO DATA;
CREATE INDEX total_shop ON total (shop, n);
