CREATE TABLE plans (year int, UNIQUE (year)) PARTITION BY LIST (year);
CREATE TABLE plans_2030 (year int);
CREATE TABLE deeds (year int) PARTITION BY LIST (year);
CREATE TABLE deeds_2030 (year int);
ALTER TABLE deeds_2030 ADD CONSTRAINT planned FOREIGN KEY (year) REFERENCES plans (year);
