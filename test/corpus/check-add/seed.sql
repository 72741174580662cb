INSERT INTO offer VALUES (1, 1, 2, 'bid');
