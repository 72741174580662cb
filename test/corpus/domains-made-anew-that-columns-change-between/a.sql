CREATE DOMAIN code AS text CONSTRAINT code_full CHECK (VALUE <> '');
CREATE DOMAIN short AS code;
CREATE TYPE spot AS (x int, name short);
CREATE TABLE t (id int, tag short DEFAULT 't', other code DEFAULT 'u', plain short, many short[], fresh text DEFAULT 'f', s spot, CHECK (tag <> 'x'));
CREATE INDEX t_tag ON t (tag);
CREATE VIEW v AS SELECT id, tag FROM t;
CREATE TABLE heir (h int) INHERITS (t);
