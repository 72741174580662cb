CREATE TABLE vehicle (id bigint, wheels integer);
CREATE TABLE named (name text);
CREATE TABLE truck (load numeric) INHERITS (vehicle);
CREATE TABLE bus (id bigint, wheels integer, seats integer);
