CREATE TABLE vehicle (id bigint PRIMARY KEY, wheels integer DEFAULT 4 CHECK (wheels > 0));
CREATE TABLE truck (load numeric) INHERITS (vehicle);
CREATE TABLE bus (seats integer, wheels integer DEFAULT 6) INHERITS (vehicle);
