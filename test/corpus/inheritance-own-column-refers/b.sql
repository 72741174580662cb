CREATE TABLE source (id int PRIMARY KEY);
CREATE TABLE whole (source_id int NOT NULL);
CREATE TABLE other (source_id int REFERENCES source) INHERITS (whole);
CREATE TABLE heir (source_id int REFERENCES source, own int) INHERITS (whole);
