CREATE TABLE vehicle (id bigint, wheels integer);
CREATE TABLE bus (id bigint, wheels smallint, seats integer);
