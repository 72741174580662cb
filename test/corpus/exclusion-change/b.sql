CREATE TABLE booking (id bigint PRIMARY KEY, during tsrange);
ALTER TABLE booking ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH =) WHERE (id <> 4);
COMMENT ON CONSTRAINT no_overlap ON booking IS 'one at a time';
