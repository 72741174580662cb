CREATE ROLE corpus_reader;
CREATE ROLE corpus_writer;
CREATE SCHEMA store;
CREATE TABLE store.item (id integer);
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO corpus_reader;
