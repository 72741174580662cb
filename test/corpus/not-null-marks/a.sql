CREATE TABLE city (
  id bigint PRIMARY KEY,
  name text CONSTRAINT "is ""named""" NOT NULL,
  size integer CONSTRAINT sized NOT NULL,
  later text,
  alone text NOT NULL NO INHERIT,
  heard text NOT NULL
);
ALTER TABLE city ALTER COLUMN name SET (n_distinct = -0.5, n_distinct_inherited = 7);
INSERT INTO city VALUES (1, 'a', 1, 'b', 'c', 'd');
