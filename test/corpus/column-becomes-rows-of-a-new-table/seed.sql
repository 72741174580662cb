INSERT INTO t VALUES (1, '(1,q)', NULL, '{}');
