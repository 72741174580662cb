CREATE TABLE vehicle (id int PRIMARY KEY, wheels int NOT NULL DEFAULT 4, color text);
CREATE TABLE car (doors int, brand text) INHERITS (vehicle);
CREATE TABLE truck (load numeric) INHERITS (vehicle);
CREATE INDEX car_wheels ON car (wheels);
CREATE VIEW cars AS SELECT id, wheels, doors FROM car;
