CREATE TABLE bag (id bigint PRIMARY KEY, items integer[], words varchar(5)[]);
