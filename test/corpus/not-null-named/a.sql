CREATE TABLE city (id bigint PRIMARY KEY, name text CONSTRAINT named NOT NULL);
