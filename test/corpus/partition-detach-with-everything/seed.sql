INSERT INTO m VALUES (4, 1, 'x'), (5, 2, 'y');
