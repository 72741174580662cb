CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (id integer PRIMARY KEY, parent bigint REFERENCES parent);
CREATE INDEX child_parent ON child (parent);
