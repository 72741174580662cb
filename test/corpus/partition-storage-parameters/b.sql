CREATE TABLE m (id int NOT NULL, v text) PARTITION BY LIST (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1) WITH (fillfactor=70, autovacuum_enabled=false, toast.autovacuum_enabled=false);
