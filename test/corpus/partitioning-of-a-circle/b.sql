CREATE TABLE one (id int, part text, UNIQUE (part, id)) PARTITION BY LIST (part);
CREATE TABLE two (id int, part text, UNIQUE (part, id), CONSTRAINT to_one FOREIGN KEY (part, id) REFERENCES one (part, id)) PARTITION BY LIST (part);
CREATE TABLE one_a PARTITION OF one FOR VALUES IN ('a');
CREATE TABLE two_a PARTITION OF two FOR VALUES IN ('a');
ALTER TABLE one ADD CONSTRAINT to_two FOREIGN KEY (part, id) REFERENCES two (part, id);
