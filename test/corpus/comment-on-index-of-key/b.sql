CREATE TABLE item (id bigint, CONSTRAINT item_key PRIMARY KEY (id));
COMMENT ON INDEX item_key IS 'the index, not the key';
