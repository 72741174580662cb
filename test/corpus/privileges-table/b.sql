CREATE TABLE item (id bigint PRIMARY KEY, name text);
GRANT SELECT, INSERT ON item TO corpus_writer WITH GRANT OPTION;
GRANT UPDATE (name) ON item TO corpus_reader;
