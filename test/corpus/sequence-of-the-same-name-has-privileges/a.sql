CREATE ROLE corpus_reader;
CREATE TABLE item (id serial PRIMARY KEY, place integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME places));
CREATE TABLE shelf (id integer NOT NULL);
GRANT USAGE ON SEQUENCE item_id_seq TO corpus_reader;
GRANT SELECT ON SEQUENCE places TO corpus_reader;
GRANT SELECT (id) ON item TO corpus_reader;
