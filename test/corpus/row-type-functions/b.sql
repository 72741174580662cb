CREATE TABLE person (id bigint PRIMARY KEY, first text, last text, born date);
CREATE FUNCTION full_name(p person) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT (p).last || ', ' || (p).first $$;
CREATE VIEW named AS SELECT p.id, full_name(p) AS name FROM person p;
CREATE INDEX person_name ON person (full_name(person));
CREATE FUNCTION people() RETURNS SETOF person LANGUAGE sql AS $$ SELECT * FROM person $$;
