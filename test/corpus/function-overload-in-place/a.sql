CREATE FUNCTION next_code(prefix text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT prefix || '1' $$;
CREATE FUNCTION priority() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION weight(value bigint) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE ticket (
  id int PRIMARY KEY,
  code text NOT NULL DEFAULT next_code('a'),
  gone text DEFAULT next_code('b'),
  priority int NOT NULL DEFAULT priority(),
  weight int NOT NULL DEFAULT weight(1),
  CONSTRAINT heavy CHECK (weight(weight) > 0)
);
CREATE INDEX ticket_weight ON ticket (weight(weight));
CREATE VIEW weights AS SELECT id, weight(weight) AS weight FROM ticket;
