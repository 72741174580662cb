CREATE TYPE place AS (street text, number bigint, town text);
CREATE TYPE turned AS (second text, first text);
CREATE TABLE house (id int PRIMARY KEY, at place, others place[], pair turned);
CREATE INDEX house_street ON house (((at).street));
