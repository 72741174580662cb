CREATE TABLE vehicle (id bigserial NOT NULL);
CREATE TABLE car (doors integer) INHERITS (vehicle);
