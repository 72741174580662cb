CREATE TABLE bag (id bigint PRIMARY KEY, items bigint[], words text[]);
