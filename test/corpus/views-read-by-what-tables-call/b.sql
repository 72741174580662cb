CREATE TABLE o (id int);
CREATE VIEW v AS SELECT id FROM o;
CREATE FUNCTION fits(int) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN (SELECT count(*) < 1000 FROM public.v WHERE id = $1); END $$;
CREATE TABLE t (id int PRIMARY KEY, g bool GENERATED ALWAYS AS (fits(id)) STORED, d bool DEFAULT fits(3) NOT NULL, CHECK (fits(id)));
CREATE INDEX ON t (fits(id));
CREATE FUNCTION called(int) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN public.fits($1); END $$;
CREATE MATERIALIZED VIEW before_what_it_calls AS SELECT id, called(id) FROM o;
CREATE DOMAIN d AS int CHECK (called(VALUE));
CREATE TABLE u (id d);
