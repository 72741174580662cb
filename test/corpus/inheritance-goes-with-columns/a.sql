CREATE TABLE vehicle (id bigint, wheels integer, colour text, CONSTRAINT w CHECK (wheels > 0));
CREATE TABLE bus (seats integer) INHERITS (vehicle);
