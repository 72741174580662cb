CREATE TABLE visitor (id bigint PRIMARY KEY, name text);
CREATE TABLE visit (id bigint NOT NULL, at date NOT NULL, visitor_id bigint REFERENCES visitor (id), note text);
CREATE UNLOGGED TABLE cart (id bigint PRIMARY KEY, name text);
CREATE UNLOGGED TABLE item (id bigint NOT NULL, cart_id bigint CONSTRAINT item_cart REFERENCES cart (id));
