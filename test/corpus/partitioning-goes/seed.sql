INSERT INTO reading (sensor, v) VALUES ('a', 1), ('b', 2.5), ('z', NULL), ('z', 4);
