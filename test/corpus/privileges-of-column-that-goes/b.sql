CREATE ROLE corpus_reader;
CREATE TABLE t (id int, v text, added int);
GRANT SELECT (id, added), UPDATE (v) ON t TO corpus_reader;
