INSERT INTO t (id, s, r, m, n) VALUES (1, 'on', '{on,off}', '{on}', 'x');
