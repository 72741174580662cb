INSERT INTO car (id, doors, brand) VALUES (1, 4, 'x');
