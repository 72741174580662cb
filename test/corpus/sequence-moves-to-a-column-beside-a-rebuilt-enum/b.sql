CREATE TYPE mood AS ENUM ('sad');
CREATE DOMAIN feeling AS mood;
CREATE SEQUENCE t_id_seq AS int;
CREATE TABLE t (number int NOT NULL DEFAULT nextval('t_id_seq'), felt_then feeling, now mood);
ALTER SEQUENCE t_id_seq OWNED BY t.number;
