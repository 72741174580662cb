INSERT INTO t VALUES (1, '(1,q,2)', '{}');
