CREATE TABLE entry (id int PRIMARY KEY, kind text NOT NULL, amount int NOT NULL, old_note text, at timestamp NOT NULL);
CREATE SEQUENCE entry_number OWNED BY entry.id;
