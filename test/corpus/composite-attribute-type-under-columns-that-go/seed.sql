INSERT INTO item VALUES (1, ROW(1, 'x'), ARRAY[ROW(2, 'y')]::pair[], ROW(3, 'z'));
