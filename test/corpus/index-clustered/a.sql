CREATE TABLE item (id bigint PRIMARY KEY, shelf integer);
CREATE INDEX item_shelf ON item (shelf);
