CREATE TABLE one (id int, part text, UNIQUE (part, id));
CREATE TABLE two (id int, part text, UNIQUE (part, id), CONSTRAINT to_one FOREIGN KEY (part, id) REFERENCES one (part, id));
ALTER TABLE one ADD CONSTRAINT to_two FOREIGN KEY (part, id) REFERENCES two (part, id);
