INSERT INTO person VALUES (1, 'Mira', 'Lund'), (2, 'Noor', 'Gent');
