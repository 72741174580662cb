INSERT INTO t VALUES (1, 2), (2, 90), (3, 4);
