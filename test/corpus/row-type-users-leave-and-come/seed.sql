INSERT INTO trip VALUES (1, ROW(1, 'a'), ROW(2, 'b'), ROW(3, 'c'));
