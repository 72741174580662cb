CREATE TABLE task (id bigint PRIMARY KEY, done boolean NOT NULL, made timestamptz, title text);
