CREATE TABLE job (id int NOT NULL, name text NOT NULL);
