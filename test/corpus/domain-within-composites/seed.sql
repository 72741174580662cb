INSERT INTO t (id, v) VALUES (1, (5,'x'));
