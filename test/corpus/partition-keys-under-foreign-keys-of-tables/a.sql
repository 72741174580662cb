CREATE TABLE readings (place text, sensor int, at date) PARTITION BY LIST (place);
CREATE TABLE readings_north PARTITION OF readings FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings FOR VALUES IN ('south');
CREATE UNIQUE INDEX readings_north_sensor ON readings_north (sensor);
CREATE TABLE alarms (
  sensor int,
  at date,
  CONSTRAINT read_before FOREIGN KEY (sensor) REFERENCES readings_north (sensor)
);
CREATE TABLE notes (sensor int, at date);
