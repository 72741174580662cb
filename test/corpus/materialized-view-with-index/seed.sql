INSERT INTO sale VALUES (1, 1, 5), (2, 1, 6);
