CREATE TABLE place (id bigint PRIMARY KEY, name text COLLATE "C", code varchar(8));
