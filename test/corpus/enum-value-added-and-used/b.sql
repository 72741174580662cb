CREATE TYPE e AS ENUM ('z','a','b b','b'); CREATE TABLE t (id int, v e DEFAULT 'b b', CHECK (v <> 'z')); CREATE INDEX i ON t (id) WHERE v = 'b b';
