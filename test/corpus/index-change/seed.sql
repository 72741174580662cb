INSERT INTO article VALUES (1, 'One', '2020-01-01Z');
