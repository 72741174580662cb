CREATE TABLE plant (name text DEFAULT 'green', note text, form text, size int, code text, age int NOT NULL);
CREATE TABLE tree (wood text) INHERITS (plant);
CREATE TABLE oak (acorns int) INHERITS (tree);
ALTER TABLE ONLY oak ALTER name SET DEFAULT 'oak';
ALTER TABLE ONLY plant ALTER form SET STORAGE EXTERNAL;
