CREATE TABLE place (name text);
CREATE TABLE trip (id integer, start place);
