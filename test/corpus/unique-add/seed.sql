INSERT INTO account VALUES (1, 'a@x', 1, 'a'), (2, NULL, 1, 'b');
