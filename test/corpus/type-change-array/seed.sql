INSERT INTO bag VALUES (1, '{1,2,3}', '{a,b}');
