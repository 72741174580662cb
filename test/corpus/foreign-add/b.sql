CREATE FOREIGN DATA WRAPPER "Odd ""w""" OPTIONS (debug 'it''s');
CREATE SERVER films TYPE 'any' VERSION '1.0' FOREIGN DATA WRAPPER "Odd ""w""" OPTIONS (host 'a', "o ""p" 'b\c');
CREATE USER MAPPING FOR PUBLIC SERVER films OPTIONS ("user" 'guest');
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE SCHEMA other;
CREATE FOREIGN TABLE other."Fi""lm" (
  id bigint OPTIONS (column_name 'ID') NOT NULL,
  title text COLLATE "C" DEFAULT 'none',
  "mo""od" mood[],
  upper_title text GENERATED ALWAYS AS (upper(title)) STORED,
  CONSTRAINT "has ""id""" CHECK (id > 0)
) SERVER films OPTIONS (table_name 'it''s', "odd ""o" 'x');
CREATE FOREIGN TABLE nothing () SERVER films;
CREATE VIEW film_titles AS SELECT id, title FROM other."Fi""lm";
COMMENT ON FOREIGN DATA WRAPPER "Odd ""w""" IS 'a wrapper';
COMMENT ON SERVER films IS 'a server';
COMMENT ON FOREIGN TABLE other."Fi""lm" IS 'a table';
COMMENT ON COLUMN other."Fi""lm"."mo""od" IS 'a column';
