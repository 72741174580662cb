CREATE TYPE address AS (street text, town varchar(40), zip char(5));
CREATE TYPE contact AS (name text COLLATE "C", home address, all_of address[]);
COMMENT ON TYPE address IS 'where';
COMMENT ON COLUMN address.zip IS 'five digits';
CREATE TABLE person (id bigint PRIMARY KEY, home address, contact contact);
