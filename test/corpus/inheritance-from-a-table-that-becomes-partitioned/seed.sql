INSERT INTO animals VALUES (1, 'Flipper');
INSERT INTO cats VALUES (2, 'Tom', 9);
