INSERT INTO reading VALUES (1, 'a'), (12, 'b'), (21, 'c');
