CREATE TABLE vehicle (id bigint, wheels bigint, weight numeric);
CREATE TABLE bus (id bigint, wheels integer NOT NULL, seats bigint, doors text);
