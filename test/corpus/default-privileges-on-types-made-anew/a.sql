CREATE ROLE corpus_reader;
CREATE TYPE e AS ENUM ('a', 'b');
CREATE DOMAIN d AS varchar(20);
CREATE TABLE t (a d, b e);
