CREATE TABLE visit (person bigint, place bigint, day date);
