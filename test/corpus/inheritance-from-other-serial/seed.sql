INSERT INTO car (doors) VALUES (3), (5);
