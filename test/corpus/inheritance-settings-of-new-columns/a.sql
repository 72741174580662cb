CREATE TABLE plant (name text, size int);
CREATE TABLE tree (wood text) INHERITS (plant);
ALTER TABLE plant ALTER name SET STATISTICS 33, ALTER size SET (n_distinct = 5);
