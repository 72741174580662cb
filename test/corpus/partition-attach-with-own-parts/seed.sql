INSERT INTO reading_2024 VALUES (1, '2024-05-05', 5);
INSERT INTO reading (id, at, value) VALUES (2, '2023-05-05', 7);
