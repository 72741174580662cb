INSERT INTO item VALUES (1, 'a', '{b,c}', ('d', 1));
