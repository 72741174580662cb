CREATE TABLE vehicle (id int PRIMARY KEY, brand text, doors int);
CREATE TABLE car (wheels int NOT NULL DEFAULT 4) INHERITS (vehicle);
CREATE TABLE truck (load numeric) INHERITS (vehicle);
CREATE INDEX car_wheels ON car (wheels);
CREATE VIEW cars AS SELECT id, wheels, doors FROM car;
