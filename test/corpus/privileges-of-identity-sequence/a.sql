CREATE ROLE corpus_reader;
CREATE TABLE t (id int);
