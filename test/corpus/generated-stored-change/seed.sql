INSERT INTO line (id, name) VALUES (1, 'x');
