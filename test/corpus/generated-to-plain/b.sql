CREATE TABLE line (id bigint PRIMARY KEY, name text, size integer);
