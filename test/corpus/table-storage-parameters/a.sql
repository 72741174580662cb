CREATE TABLE counter (id bigint PRIMARY KEY, hits bigint NOT NULL) WITH (fillfactor = 90, autovacuum_enabled = false);
