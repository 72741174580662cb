CREATE TABLE vehicle (id bigint, wheels bigint DEFAULT 4, colour text);
CREATE TABLE truck (load numeric) INHERITS (vehicle);
