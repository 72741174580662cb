CREATE TYPE mood AS ENUM ('tense', 'calm', 'merry');
CREATE TABLE visit (at date NOT NULL, felt mood, note text NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visit_ever PARTITION OF visit DEFAULT;
CREATE FUNCTION weight(one visit) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT length(one.note) $$;
CREATE TABLE stay (since date NOT NULL, note text NOT NULL) PARTITION BY RANGE (since);
CREATE TABLE stay_ever PARTITION OF stay DEFAULT;
