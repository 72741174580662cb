INSERT INTO sale VALUES (1, 'no'), (2, 'se');
