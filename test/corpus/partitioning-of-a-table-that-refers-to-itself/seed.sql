INSERT INTO zone VALUES (1, NULL), (2, NULL); INSERT INTO node VALUES (1, 1, NULL), (2, 1, 1), (1, 2, NULL); UPDATE zone SET root = 1;
