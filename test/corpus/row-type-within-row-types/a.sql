CREATE TYPE size AS (width int, height int);
CREATE TABLE crate (id int, size size);
CREATE TABLE shelf (id int, crate crate);
CREATE DOMAIN full_shelf AS shelf CHECK ((VALUE).id > 0);
CREATE TYPE wall AS (left_one shelf, others shelf[]);
CREATE TABLE room (id int PRIMARY KEY, shelf full_shelf, wall wall);
CREATE VIEW rooms AS SELECT id, ((shelf::shelf).crate) AS crate FROM room;
