INSERT INTO m VALUES (1, '2020-02-02', 'a'), (2, '2020-02-02', 'b');
