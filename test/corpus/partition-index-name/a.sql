CREATE TABLE reading (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE INDEX reading_id ON reading (id);
