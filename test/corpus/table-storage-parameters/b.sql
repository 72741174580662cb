CREATE TABLE counter (id bigint PRIMARY KEY, hits bigint NOT NULL) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 100);
