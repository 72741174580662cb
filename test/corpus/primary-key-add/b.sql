CREATE TABLE visit (person bigint NOT NULL, place bigint NOT NULL, day date, CONSTRAINT visit_key PRIMARY KEY (person, place));
