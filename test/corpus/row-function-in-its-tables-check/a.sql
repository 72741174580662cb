CREATE TABLE r (id int, n text);
CREATE FUNCTION ok(r) RETURNS bool LANGUAGE sql IMMUTABLE AS 'select $1.id > 0';
ALTER TABLE r ADD CONSTRAINT c CHECK (ok(r.*));
CREATE INDEX ri ON r ((ok(r.*)));
