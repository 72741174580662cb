CREATE TYPE fr AS RANGE (SUBTYPE = float8);
CREATE TABLE z (id int, m fr_multirange, ms fr_multirange[]);
CREATE FUNCTION inr(fr_multirange) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT isempty($1) $$;
CREATE VIEW zv AS SELECT id, m FROM z;
