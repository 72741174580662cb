CREATE TABLE city (id bigint PRIMARY KEY, name text, size integer CONSTRAINT sized NOT NULL);
