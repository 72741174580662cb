CREATE TABLE t (a text, b bytea, c int) WITH (fillfactor = 50, autovacuum_enabled = false);
