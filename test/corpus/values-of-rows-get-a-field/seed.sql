INSERT INTO t VALUES (1, '(1,q)', '{"(1,\"(1,q)\")"}');
INSERT INTO u VALUES (1, '(1)');INSERT INTO of_heir VALUES (1, '(1,q)');
