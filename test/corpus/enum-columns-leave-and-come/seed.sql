INSERT INTO t VALUES (1, 'y', '{y,x}', 'y', 'y'); INSERT INTO u VALUES ('x');
