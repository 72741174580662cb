INSERT INTO reading VALUES (1, 1, 'first');
INSERT INTO late VALUES (2, 12, 'second');
