INSERT INTO house VALUES (1, ROW('a, "b"', 1, true), ARRAY[ROW('c', 2, NULL)::place], ROW('1', '2')), (2, NULL, '{}', NULL), (3, ROW(NULL, NULL, NULL), NULL, ROW(NULL, '3'));
