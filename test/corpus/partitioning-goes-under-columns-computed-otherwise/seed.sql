INSERT INTO t (k, a, plain) VALUES (1, 2, 7), (1, NULL, 8);
