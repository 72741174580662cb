CREATE TABLE item (id bigint PRIMARY KEY, name text, price numeric);
CREATE SEQUENCE numbers;
CREATE TYPE mood AS ENUM ('good');
COMMENT ON TABLE item IS 'one';
COMMENT ON COLUMN item.name IS 'old';
COMMENT ON COLUMN item.price IS 'gone';
COMMENT ON SEQUENCE numbers IS 'old';
