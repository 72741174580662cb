CREATE TABLE vehicle (id bigint, wheels integer);
CREATE TABLE named (name text);
CREATE TABLE truck (id bigint, wheels integer, load numeric);
CREATE TABLE bus (seats integer) INHERITS (vehicle);
