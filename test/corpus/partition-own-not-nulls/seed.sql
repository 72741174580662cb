INSERT INTO m VALUES (1, 1, 'a', NULL), (1, 2, 'a', NULL), (1, 3, 'a', 'b'), (1, 4, 'a', NULL), (1, 5, 'a', NULL);
