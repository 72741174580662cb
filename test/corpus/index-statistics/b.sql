CREATE TABLE item (id bigint PRIMARY KEY, price numeric);
CREATE INDEX item_round ON item (round(price));
ALTER INDEX item_round ALTER COLUMN 1 SET STATISTICS 300;
