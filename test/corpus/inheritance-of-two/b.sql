CREATE TABLE dated (made date NOT NULL);
CREATE TABLE named (name text CHECK (name <> ''));
CREATE TABLE document (id bigint PRIMARY KEY, body text) INHERITS (dated, named);
