CREATE TYPE place AS (street text, number int, gone boolean);
CREATE TABLE house (id int PRIMARY KEY, at place, others place[], CHECK ((at).number > 0));
CREATE INDEX house_street ON house (((at).street));
CREATE FUNCTION shown(p place) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT (p).street $$;
CREATE VIEW houses AS SELECT id, (at).street AS street, at FROM house;
CREATE TYPE outer_place AS (p place, note text);
