CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
CREATE TABLE place (name text);
CREATE FUNCTION place_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
