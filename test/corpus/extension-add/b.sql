CREATE EXTENSION citext;
CREATE TABLE person (id bigint PRIMARY KEY, mail citext UNIQUE);
