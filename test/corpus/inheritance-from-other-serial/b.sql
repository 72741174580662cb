CREATE TABLE vehicle (wheels integer);
CREATE TABLE machine (id bigserial NOT NULL);
CREATE TABLE car (doors integer) INHERITS (machine);
