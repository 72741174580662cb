CREATE TABLE place (name text, visits information_schema.cardinal_number);
CREATE TABLE trip (id integer, start place);
