CREATE TABLE vehicle (id bigint NOT NULL, wheels integer NOT NULL);
CREATE TABLE truck (id bigint NOT NULL, wheels integer NOT NULL, load numeric NOT NULL);
CREATE TABLE bus (seats integer) INHERITS (vehicle);
