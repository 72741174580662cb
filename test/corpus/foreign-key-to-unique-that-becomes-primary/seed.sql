INSERT INTO country VALUES (1, 'de'); INSERT INTO town VALUES (1, 'de', 1); INSERT INTO street VALUES (1, 1);
