CREATE TABLE person (id bigint PRIMARY KEY, name text NOT NULL, nick text, shoe smallint);
CREATE INDEX person_nick ON person (nick);
