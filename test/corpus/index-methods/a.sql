CREATE TABLE spot (id bigint PRIMARY KEY, place point, span int4range, address inet, name text);
