CREATE TABLE vehicle (id bigint, wheels integer);
CREATE TABLE truck (load numeric) INHERITS (vehicle);
