CREATE TABLE places (k int);
CREATE TABLE trips_spring (id int, at date NOT NULL, k int);
