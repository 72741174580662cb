INSERT INTO t VALUES (1, '{1,2}', '{3,NULL}', '{good,bad}', '{{1,2},{3,4}}', '{abc}', '{}');
