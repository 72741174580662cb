CREATE ROLE corpus_reader;
CREATE TABLE old (id int);
