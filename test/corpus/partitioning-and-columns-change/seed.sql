INSERT INTO entry VALUES (1, 'in', 5, NULL, '2024-01-01'), (2, 'out', 7, 'x', '2024-01-02');
