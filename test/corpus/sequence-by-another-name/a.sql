CREATE SEQUENCE number;
CREATE TABLE t (id int NOT NULL DEFAULT nextval('number'), note text);
ALTER SEQUENCE number OWNED BY t.id;
