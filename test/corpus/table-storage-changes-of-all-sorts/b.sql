CREATE UNLOGGED TABLE t (a text STORAGE EXTERNAL COMPRESSION pglz, b bytea STORAGE MAIN, c int) WITH (toast_tuple_target = 200, toast.autovacuum_enabled = off, parallel_workers = 2);
ALTER TABLE t ALTER c SET STATISTICS 500, ALTER c SET (n_distinct = -0.5);
ALTER TABLE t REPLICA IDENTITY FULL;
CREATE TABLE u (a int) WITH (toast_tuple_target = 200, fillfactor = 50, toast.autovacuum_enabled = off, autovacuum_enabled = false);
CREATE INDEX u_a ON u (a) WITH (fillfactor = 50, deduplicate_items = off);
ALTER TABLE u ALTER a SET (n_distinct_inherited = 5, n_distinct = 3);
