INSERT INTO t VALUES (1,'a','{a}',('b',1),'a');
