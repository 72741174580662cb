CREATE TABLE source (id int PRIMARY KEY);
CREATE TABLE whole (source_id int NOT NULL);
CREATE TABLE other () INHERITS (whole);
