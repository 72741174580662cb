CREATE TABLE plant (name text, size int, note text);
CREATE TABLE tree (wood text) INHERITS (plant);
ALTER TABLE plant ALTER name SET STATISTICS 33, ALTER note SET STATISTICS 22, ALTER size SET (n_distinct = 5), ALTER note SET (n_distinct = 6), ALTER note SET STORAGE EXTERNAL;
CREATE TABLE fern (leaves int) INHERITS (plant);
ALTER TABLE fern ALTER name SET STATISTICS 11, ALTER size SET (n_distinct = 7);
CREATE TABLE moss (wet bool) INHERITS (plant);
