CREATE TABLE item (id bigint, code text NOT NULL);
CREATE UNIQUE INDEX item_code ON item (code);
ALTER TABLE item REPLICA IDENTITY NOTHING;
