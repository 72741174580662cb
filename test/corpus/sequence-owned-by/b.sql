CREATE TABLE item (id bigint NOT NULL);
CREATE SEQUENCE item_id_seq OWNED BY item.id;
ALTER TABLE item ALTER id SET DEFAULT nextval('item_id_seq');
