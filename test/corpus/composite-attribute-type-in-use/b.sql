CREATE TYPE pt AS (x bigint, y bigint);
CREATE TYPE box2 AS (a pt, b pt);
CREATE TABLE t(id int, p pt, ps pt[], b box2);
CREATE FUNCTION mk() RETURNS pt LANGUAGE sql AS 'select row(1,2)::pt';
