CREATE TABLE t(id int);
CREATE MATERIALIZED VIEW mv WITH (fillfactor = 80, autovacuum_enabled = false) AS SELECT id FROM t;
CREATE INDEX i ON mv(id);
