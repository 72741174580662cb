INSERT INTO seen VALUES (1, ROW(1, '2'), ARRAY[ROW(3, '4')::shown], ROW(5)), (2, NULL, '{}', NULL);
