CREATE TABLE visit (id bigint NOT NULL, person bigint NOT NULL, day date NOT NULL, PRIMARY KEY (id));
CREATE TABLE photo (id bigint PRIMARY KEY, visit bigint REFERENCES visit);
