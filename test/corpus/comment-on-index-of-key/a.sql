CREATE TABLE item (id bigint, CONSTRAINT item_key PRIMARY KEY (id));
