CREATE TABLE plant (name text DEFAULT 'grey', note text DEFAULT 'new', form text, size int, code text, age int);
CREATE TABLE tree (wood text) INHERITS (plant);
CREATE TABLE oak (acorns int) INHERITS (tree);
ALTER TABLE ONLY plant ALTER name SET STATISTICS 33, ALTER note SET STORAGE EXTERNAL, ALTER size SET (n_distinct = 5);
ALTER TABLE ONLY tree ALTER name SET DEFAULT 'green', ALTER note DROP DEFAULT, ALTER code SET COMPRESSION pglz;
ALTER TABLE ONLY oak ALTER name SET DEFAULT 'oak', ALTER note DROP DEFAULT, ALTER name SET STATISTICS 44;
ALTER TABLE tree ALTER age SET NOT NULL;
