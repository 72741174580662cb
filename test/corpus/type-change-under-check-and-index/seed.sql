INSERT INTO gauge VALUES (1, 7), (2, 70);
