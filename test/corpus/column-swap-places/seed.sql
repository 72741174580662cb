INSERT INTO pair VALUES (1, 'x');
