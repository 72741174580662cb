CREATE TABLE animals (id int, name text);
CREATE TABLE cats (lives int) INHERITS (animals);
