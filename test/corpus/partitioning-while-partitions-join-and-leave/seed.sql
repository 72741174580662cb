INSERT INTO notes VALUES (1, 'a'), (11, 'b');
