CREATE TYPE size AS (width bigint, depth int);
CREATE TABLE crate (id int, size size, note text DEFAULT '');
CREATE TABLE shelf (id bigint, crate crate);
CREATE DOMAIN full_shelf AS shelf CHECK ((VALUE).id > 0);
CREATE TYPE wall AS (left_one shelf, others shelf[]);
CREATE TABLE room (id int PRIMARY KEY, shelf full_shelf, wall wall);
CREATE VIEW rooms AS SELECT id, ((shelf::shelf).crate) AS crate FROM room;
