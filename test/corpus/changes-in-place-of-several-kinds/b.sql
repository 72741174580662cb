CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER films FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE film (
  id bigint OPTIONS (column_name 'id', "ne""w" 'it''s'),
  title text NOT NULL,
  "le""ngth" integer DEFAULT 90,
  CONSTRAINT stays CHECK (id > 0),
  CONSTRAINT changes CHECK ("le""ngth" > 1)
) SERVER films;
CREATE VIEW long_films AS SELECT id, title FROM film WHERE "le""ngth" > 120;
CREATE TABLE t (a integer, b text);
CREATE VIEW shown AS SELECT a, b AS "b ""b" FROM t;
ALTER VIEW shown ALTER COLUMN "b ""b" SET DEFAULT 'it''s';
CREATE VIEW above AS SELECT a FROM shown;
CREATE FUNCTION priced(amount integer, rate numeric DEFAULT 2) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT amount * rate';
CREATE TABLE sale (amount integer CHECK (priced(amount, 2) > 0));
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, JOIN = neqjoinsel);
CREATE VIEW compared AS SELECT amount === 3 AS is_three FROM sale;
