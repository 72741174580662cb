CREATE TABLE place (id int PRIMARY KEY, town text, gone boolean);
CREATE TABLE trip (id int PRIMARY KEY, start place, stops place[], CHECK ((start).id > 0));
CREATE FUNCTION shown(p place) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1.town $$;
CREATE INDEX trip_shown ON trip (shown(start));
CREATE VIEW trips AS SELECT id, (start).town AS town, shown(start) AS shown FROM trip;
