CREATE TABLE item (id bigint PRIMARY KEY, code text);
