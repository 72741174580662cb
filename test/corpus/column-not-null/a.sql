CREATE TABLE person (id bigint PRIMARY KEY, name text, city text NOT NULL);
