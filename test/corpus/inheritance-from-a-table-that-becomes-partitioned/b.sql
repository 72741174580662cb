CREATE TABLE animals (id int NOT NULL, name text) PARTITION BY LIST (id);
CREATE TABLE animals_one PARTITION OF animals FOR VALUES IN (1);
CREATE TABLE cats (id int, name text, lives int);
