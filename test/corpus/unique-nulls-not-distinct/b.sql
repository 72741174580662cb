CREATE TABLE seat (id bigint PRIMARY KEY, hall text, number integer, UNIQUE NULLS NOT DISTINCT (hall, number));
