INSERT INTO stock VALUES (1, 'a-1', 5, 1.25), (2, 'a-2', NULL, 1234.50);
