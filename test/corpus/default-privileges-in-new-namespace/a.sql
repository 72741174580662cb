CREATE ROLE corpus_reader;
