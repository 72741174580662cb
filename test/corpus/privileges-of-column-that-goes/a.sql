CREATE ROLE corpus_reader;
CREATE TABLE t (id int, "Odd" text, v text);
GRANT SELECT (id, "Odd"), UPDATE (v) ON t TO corpus_reader;
