INSERT INTO t VALUES (1, 'a', 'a', '{a,b}', 'b', 'a', '{b}');
