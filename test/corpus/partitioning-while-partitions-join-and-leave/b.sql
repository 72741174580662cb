CREATE TABLE notes (id int NOT NULL, text text) PARTITION BY LIST (id);
CREATE INDEX notes_text ON notes (text);
CREATE TABLE notes_low PARTITION OF notes FOR VALUES IN (1);
CREATE TABLE notes_high (id int NOT NULL, text text);
CREATE INDEX read_high ON notes_high (text);
CREATE TABLE notes_new (id int NOT NULL, text text);
CREATE INDEX read_new ON notes_new (text);
ALTER TABLE notes ATTACH PARTITION notes_new FOR VALUES IN (2);
