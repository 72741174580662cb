CREATE TABLE house (id bigint PRIMARY KEY);
