INSERT INTO c VALUES (1, 'a', 'b', 'd'); INSERT INTO p VALUES (2, 'x', 'y');
