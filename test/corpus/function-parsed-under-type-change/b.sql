CREATE TABLE t (id int, n bigint);
CREATE FUNCTION twice(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE RETURN $1 * 2;
CREATE FUNCTION of_row(t) RETURNS bigint LANGUAGE sql IMMUTABLE RETURN twice(($1).n);
CREATE INDEX i ON t (of_row(t));
