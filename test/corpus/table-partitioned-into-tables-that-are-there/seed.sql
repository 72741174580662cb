INSERT INTO t VALUES (1, 'a'), (2, 'b'), (120, 'c'), (300, 'd'); INSERT INTO p VALUES (5, 'd');
INSERT INTO t2 VALUES (1, 'a'), (2, 'b'); INSERT INTO m VALUES (3, 'a');
