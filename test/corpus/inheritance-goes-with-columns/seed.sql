INSERT INTO bus VALUES (1, 4, 'red', 40);
INSERT INTO vehicle VALUES (2, 4, 'blue');
