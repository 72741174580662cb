CREATE TABLE person (id bigint PRIMARY KEY, name text NOT NULL, born date, height numeric(5, 2), tags text[] DEFAULT '{}' NOT NULL);
