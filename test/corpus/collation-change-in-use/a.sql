CREATE COLLATION "Mine ""too""" (PROVIDER = icu, LOCALE = 'de');
COMMENT ON COLLATION "Mine ""too""" IS 'how we sort';
CREATE TABLE person (
  id bigint PRIMARY KEY,
  name text COLLATE "Mine ""too""" NOT NULL UNIQUE CHECK (name <> ''),
  other text,
  upper_name text GENERATED ALWAYS AS (upper(name)) STORED
);
CREATE INDEX person_other ON person (other COLLATE "Mine ""too""");
CREATE INDEX person_lower ON person (lower(name));
CREATE VIEW names AS SELECT name FROM person ORDER BY other COLLATE "Mine ""too""";
INSERT INTO person (id, name) VALUES (1, 'Ä'), (2, 'b');
