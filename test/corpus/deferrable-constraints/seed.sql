INSERT INTO node VALUES (1, 1, 1, '[1,2]'), (2, 2, 1, '[4,5]'); INSERT INTO leaf VALUES (1);
