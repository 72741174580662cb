CREATE TABLE booking (id bigint PRIMARY KEY, during tsrange, place point);
ALTER TABLE booking ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);
ALTER TABLE booking ADD CONSTRAINT apart EXCLUDE USING gist (place WITH ~=, during WITH &&) WHERE (id > 10) DEFERRABLE INITIALLY DEFERRED;
