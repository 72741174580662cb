CREATE TABLE reading (id bigint PRIMARY KEY, sensor integer);
ALTER TABLE reading ALTER sensor SET (n_distinct = -0.2);
