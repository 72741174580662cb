CREATE TABLE guides (id int PRIMARY KEY);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION first_note() RETURNS text LANGUAGE sql AS 'SELECT ''none''';
CREATE TABLE visits (
  id int NOT NULL,
  region text NOT NULL,
  note text,
  guide int CONSTRAINT guided REFERENCES guides
) PARTITION BY LIST (region);
CREATE TABLE visits_eu PARTITION OF visits FOR VALUES IN ('eu');
CREATE TRIGGER stamped BEFORE INSERT ON visits_eu FOR EACH ROW EXECUTE FUNCTION stamp();
ALTER TABLE visits_eu ALTER COLUMN note SET DEFAULT first_note();
