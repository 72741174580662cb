INSERT INTO t (k, at, a) VALUES (1, '2020-01-01', 2), (2, '2020-01-01', NULL);
