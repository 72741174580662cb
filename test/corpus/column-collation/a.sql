CREATE TABLE place (id bigint PRIMARY KEY, name text, code varchar(8) COLLATE "C");
