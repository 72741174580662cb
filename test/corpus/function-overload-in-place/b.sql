CREATE FUNCTION next_code(prefix text, length int) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT prefix || length::text $$;
CREATE FUNCTION priority(minimum int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT minimum';
CREATE FUNCTION weight(value int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE ticket (
  id int PRIMARY KEY,
  code text NOT NULL DEFAULT next_code('a', 2),
  priority int NOT NULL DEFAULT priority(),
  weight int NOT NULL DEFAULT weight(1),
  CONSTRAINT heavy CHECK (weight(weight) > 0)
);
CREATE INDEX ticket_weight ON ticket (weight(weight));
CREATE VIEW weights AS SELECT id, weight(weight) AS weight FROM ticket;
