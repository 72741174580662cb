CREATE SCHEMA s; CREATE TYPE s.e AS ENUM ('a','b'); CREATE TABLE t (id int, v s.e DEFAULT 'a');
