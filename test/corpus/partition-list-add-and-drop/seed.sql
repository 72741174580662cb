INSERT INTO sale VALUES (1, 'no');
