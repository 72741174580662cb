CREATE SCHEMA one;
CREATE SCHEMA "Two";
CREATE TABLE one.thing (id bigint PRIMARY KEY, name text);
CREATE TABLE one.part (id bigint PRIMARY KEY, thing bigint REFERENCES one.thing);
