CREATE TABLE item (id bigint NOT NULL);
CREATE SEQUENCE item_id_seq;
