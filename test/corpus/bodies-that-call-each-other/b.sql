CREATE TABLE node (id integer PRIMARY KEY, parent integer);
CREATE FUNCTION is_even(n integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION is_odd(n integer) RETURNS boolean LANGUAGE sql AS 'SELECT n <> 0 AND Is_Even(n - 1)';
CREATE OR REPLACE FUNCTION is_even(n integer) RETURNS boolean LANGUAGE sql AS 'SELECT n = 0 OR is_odd(n - 1)';
-- Bodies in PL/pgSQL are read when they are run: no circle.
CREATE FUNCTION a_way_up(n integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN the_way_down(n); END $$;
CREATE FUNCTION the_way_down(n integer) RETURNS integer LANGUAGE sql
  AS 'SELECT CASE WHEN n > 0 THEN a_way_up(n - 1) ELSE (SELECT parent FROM node LIMIT 1) END';
