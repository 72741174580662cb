INSERT INTO reading VALUES (1, '2024-05-05', 1, 'x'), (2, '2025-05-05', 2, 'y');
