CREATE ROLE corpus_reader; CREATE TABLE t (id int, v int); GRANT SELECT (id), UPDATE (v) ON t TO corpus_reader;
GRANT SELECT ON t TO corpus_reader;
