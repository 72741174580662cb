CREATE TYPE place AS (street text, number int, gone boolean);
CREATE TYPE turned AS (first text, second text);
CREATE TABLE house (id int PRIMARY KEY, at place, others place[], pair turned);
CREATE INDEX house_street ON house (((at).street));
