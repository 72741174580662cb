CREATE TABLE addr(street text);
CREATE TABLE person(id int, home addr, name text);
CREATE INDEX person_i ON person(((home).street));
