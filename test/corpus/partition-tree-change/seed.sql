INSERT INTO m VALUES (1, '2024-03-01', 'eu', 1), (2, '2024-03-01', 'us', 2);
