CREATE TABLE booking (id bigint PRIMARY KEY, during tsrange);
ALTER TABLE booking ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);
