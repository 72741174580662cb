CREATE TABLE kept (code text PRIMARY KEY, place text NOT NULL);
CREATE TABLE known (id int PRIMARY KEY, name text CONSTRAINT known_name UNIQUE);
ALTER TABLE known ADD CONSTRAINT known_id_again UNIQUE (id);
CREATE VIEW names AS SELECT name FROM known;
