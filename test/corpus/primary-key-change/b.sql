CREATE TABLE visit (id bigint NOT NULL UNIQUE, person bigint NOT NULL, day date NOT NULL, PRIMARY KEY (person, day) INCLUDE (id));
CREATE TABLE photo (id bigint PRIMARY KEY, visit bigint REFERENCES visit (id));
