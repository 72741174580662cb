CREATE TABLE ticket (id bigint PRIMARY KEY);
