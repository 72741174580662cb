INSERT INTO t VALUES (1, 'any'), (2, NULL);
