INSERT INTO ticket VALUES (1, 'low'), (2, 'high');
