CREATE TABLE city (
  id bigint PRIMARY KEY,
  name text CONSTRAINT "has ""name""" NOT NULL,
  size integer NOT NULL,
  later text,
  alone text NOT NULL,
  heard text
);
ALTER TABLE city ADD CONSTRAINT later_is_there NOT NULL later NOT VALID;
ALTER TABLE city ALTER COLUMN name SET (n_distinct = -0.25);
CREATE TABLE fresh (a text CONSTRAINT a_is_there NOT NULL, b text NOT NULL NO INHERIT, c text);
ALTER TABLE fresh ADD CONSTRAINT c_is_there NOT NULL c NOT VALID;
ALTER TABLE fresh ALTER COLUMN c SET (n_distinct = 5);
