CREATE TABLE t (id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a * 2) STORED, c text);
CREATE INDEX t_b ON t (b);
CREATE VIEW v AS SELECT id, b FROM t;
ALTER TABLE t ADD CONSTRAINT pos CHECK (b >= 0);
COMMENT ON COLUMN t.b IS 'twice';
CREATE ROLE corpus_reader; GRANT SELECT (b) ON t TO corpus_reader;
