CREATE TABLE mail (id int, body text);
ALTER TABLE mail SET (toast.autovacuum_enabled = off, fillfactor = 80);
