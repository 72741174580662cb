CREATE TABLE readings (place text, sensor int, at date) PARTITION BY LIST (place);
CREATE TABLE readings_north PARTITION OF readings (CONSTRAINT readings_north_once UNIQUE (sensor)) FOR VALUES IN ('north');
CREATE TABLE readings_south PARTITION OF readings (PRIMARY KEY (sensor, at)) FOR VALUES IN ('south');
CREATE TABLE alarms (
  sensor int,
  at date,
  CONSTRAINT read_before FOREIGN KEY (sensor) REFERENCES readings_north (sensor)
);
CREATE TABLE notes (
  sensor int,
  at date,
  FOREIGN KEY (sensor, at) REFERENCES readings_south (sensor, at)
);
