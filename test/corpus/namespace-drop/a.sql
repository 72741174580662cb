CREATE SCHEMA attic;
COMMENT ON SCHEMA attic IS 'old things';
CREATE TABLE attic.box (id bigint PRIMARY KEY);
CREATE TABLE house (id bigint PRIMARY KEY);
