CREATE UNLOGGED TABLE visitor (id bigint PRIMARY KEY, name text);
CREATE TABLE visit (id bigint NOT NULL, at date NOT NULL, visitor_id bigint, note text) PARTITION BY RANGE (at);
CREATE TABLE visit_rest PARTITION OF visit DEFAULT;
CREATE TABLE cart (id bigint PRIMARY KEY, name text);
CREATE TABLE item (id bigint NOT NULL, cart_id bigint CONSTRAINT item_cart REFERENCES cart (id)) PARTITION BY HASH (id);
CREATE TABLE item_all PARTITION OF item FOR VALUES WITH (MODULUS 1, REMAINDER 0);
