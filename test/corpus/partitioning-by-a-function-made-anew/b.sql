CREATE FUNCTION bucket(given integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT (given % 10)::bigint $$;
CREATE TABLE reading (id integer, note text) PARTITION BY LIST ((bucket(id)));
CREATE TABLE reading_one PARTITION OF reading FOR VALUES IN (1);
CREATE TABLE reading_rest PARTITION OF reading DEFAULT;
CREATE INDEX reading_note ON reading (note);
CREATE VIEW buckets AS SELECT bucket(id) AS of_it, count(*) FROM reading GROUP BY 1;
