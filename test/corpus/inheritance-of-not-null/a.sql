CREATE TABLE vehicle (id bigint NOT NULL, wheels integer NOT NULL);
CREATE TABLE truck (load numeric NOT NULL) INHERITS (vehicle);
CREATE TABLE bus (id bigint NOT NULL, wheels integer NOT NULL, seats integer);
