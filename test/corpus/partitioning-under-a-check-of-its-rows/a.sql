CREATE TYPE mood AS ENUM ('calm', 'tense');
CREATE TABLE visit (at date NOT NULL, felt mood, note text NOT NULL);
CREATE FUNCTION weight(one visit) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT length(one.note) $$;
ALTER TABLE visit ADD CONSTRAINT visit_has_weight CHECK (weight(visit) > 0);
CREATE INDEX visit_by_weight ON visit (weight(visit));
CREATE TABLE stay (since date NOT NULL, note text NOT NULL);
CREATE FUNCTION length_of(one stay) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT length(one.note) $$;
ALTER TABLE stay ADD CONSTRAINT stay_has_length CHECK (length_of(stay) > 0);
