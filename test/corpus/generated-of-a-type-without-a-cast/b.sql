CREATE TABLE stay (id int, arrives date, ends date GENERATED ALWAYS AS (arrives + id) STORED);
CREATE INDEX stay_ends ON stay (ends);
CREATE VIEW ends AS SELECT ends FROM stay;
