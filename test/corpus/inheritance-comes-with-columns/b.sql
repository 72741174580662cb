CREATE TABLE vehicle (id bigint NOT NULL, wheels integer, colour text);
CREATE TABLE bus (seats bigint, doors integer) INHERITS (vehicle);
