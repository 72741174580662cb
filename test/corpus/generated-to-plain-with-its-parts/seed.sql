INSERT INTO t (id, a, c) VALUES (1, 2, 'x'), (2, 5, 'y');
