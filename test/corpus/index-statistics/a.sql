CREATE TABLE item (id bigint PRIMARY KEY, price numeric);
CREATE INDEX item_round ON item (round(price));
