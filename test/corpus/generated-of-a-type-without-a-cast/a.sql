CREATE TABLE stay (id int, arrives date, ends int GENERATED ALWAYS AS (id * 2) STORED);
CREATE INDEX stay_ends ON stay (ends);
CREATE VIEW ends AS SELECT ends FROM stay;
