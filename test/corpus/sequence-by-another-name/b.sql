CREATE SEQUENCE numbers;
CREATE TABLE t (id int NOT NULL DEFAULT nextval('numbers'), note text);
ALTER SEQUENCE numbers OWNED BY t.id;
