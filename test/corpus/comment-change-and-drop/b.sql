CREATE TABLE item (id bigint PRIMARY KEY, name text, price numeric);
CREATE SEQUENCE numbers;
CREATE TYPE mood AS ENUM ('good');
COMMENT ON TABLE item IS 'two';
COMMENT ON COLUMN item.name IS '$$new\n';
COMMENT ON SEQUENCE numbers IS 'new';
COMMENT ON TYPE mood IS 'new';
