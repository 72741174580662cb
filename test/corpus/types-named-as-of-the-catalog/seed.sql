INSERT INTO t VALUES ('a', 'def', '(1,2)', '[1,2)', 'y');
