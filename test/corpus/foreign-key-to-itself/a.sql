CREATE TABLE node (id bigint PRIMARY KEY, parent bigint, root bigint REFERENCES node);
