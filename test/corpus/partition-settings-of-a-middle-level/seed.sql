INSERT INTO m VALUES (1, 'x'), (7, 'y');
