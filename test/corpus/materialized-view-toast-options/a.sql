CREATE TABLE reading (place text, value text);
CREATE MATERIALIZED VIEW latest WITH (autovacuum_enabled = off, toast.autovacuum_enabled = off) AS SELECT place, value FROM reading;
CREATE MATERIALIZED VIEW plain AS SELECT place FROM reading;
