INSERT INTO person VALUES (1, 'Mira', 'mi', 38), (2, 'Noor', NULL, NULL);
