CREATE DOMAIN code AS varchar(30) DEFAULT 'none';
CREATE DOMAIN short AS code;
CREATE TYPE spot AS (x int, name short);
CREATE TABLE t (id int, tag code DEFAULT 't', other short DEFAULT 'u', plain text, many code[], fresh short DEFAULT 'f', s spot, CHECK (tag <> 'x'));
CREATE INDEX t_tag ON t (tag);
CREATE VIEW v AS SELECT id, tag FROM t;
CREATE TABLE heir (h int) INHERITS (t);
