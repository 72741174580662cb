CREATE TABLE g (id bigint NOT NULL, a text, z int DEFAULT 3);
CREATE TABLE p (id bigint NOT NULL, b text);
CREATE TABLE c (b text, d text) INHERITS (g);
