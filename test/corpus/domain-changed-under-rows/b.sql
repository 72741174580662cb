CREATE DOMAIN code AS text DEFAULT 'y' NOT NULL CONSTRAINT short CHECK (length(VALUE) < 9) CONSTRAINT lower CHECK (VALUE = lower(VALUE));
CREATE DOMAIN codes AS code[];
CREATE TYPE labelled AS (c code, n int);
CREATE TABLE item (id int PRIMARY KEY, c code NOT NULL, many code[], l labelled);
CREATE INDEX item_c ON item (c);
CREATE VIEW items AS SELECT c, many FROM item;
CREATE FUNCTION first_of(c code) RETURNS code LANGUAGE sql AS $$ SELECT c $$;
