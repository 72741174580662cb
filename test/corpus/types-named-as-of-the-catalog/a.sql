CREATE TYPE public.date AS ENUM ('a', 'b');
CREATE DOMAIN public.text AS varchar(5);
CREATE TYPE public.point AS (x int, y int);
CREATE TYPE public.numrange AS RANGE (subtype = int4);
CREATE TYPE public.bool AS ENUM ('y', 'n');
CREATE TYPE public.int4 AS ENUM ('y', 'n');
CREATE TABLE t (a public.date, b public.text, c public.point, d public.numrange, e public.bool);
