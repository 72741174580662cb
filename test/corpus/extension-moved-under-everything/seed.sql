INSERT INTO person VALUES (1, 'Ann@example.com', ROW('B', 'x'), 'alpha'), (2, NULL, NULL, NULL);
