CREATE TABLE reading (place text, value text);
CREATE MATERIALIZED VIEW latest WITH (toast.autovacuum_vacuum_cost_delay = 5) AS SELECT place, value FROM reading;
CREATE MATERIALIZED VIEW plain WITH (toast.autovacuum_enabled = off) AS SELECT place FROM reading;
CREATE MATERIALIZED VIEW places WITH (fillfactor = 70, toast.autovacuum_enabled = off) AS SELECT DISTINCT place FROM reading;
