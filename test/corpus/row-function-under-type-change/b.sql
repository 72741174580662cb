CREATE TABLE r (id bigint, n text, m int);
CREATE FUNCTION ok(r) RETURNS bool LANGUAGE sql IMMUTABLE AS 'select $1.id > 1';
ALTER TABLE r ADD CONSTRAINT c CHECK (ok(r.*));
CREATE INDEX ri ON r ((ok(r.*)));
