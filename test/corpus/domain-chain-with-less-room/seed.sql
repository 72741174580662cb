INSERT INTO t VALUES ('abc', 'abcde', '{ab}');
