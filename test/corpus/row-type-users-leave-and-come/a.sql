CREATE TABLE place (id int, town text);
CREATE TABLE trip (id int PRIMARY KEY, gone place, told place, kept place);
