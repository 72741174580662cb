INSERT INTO t (id, plain, many) VALUES (1, 'p', '{a,b}'); INSERT INTO heir (id, plain, many) VALUES (2, 'p', '{a,b}');
