INSERT INTO person VALUES (1, 'Mira'), (2, 'Noor');
