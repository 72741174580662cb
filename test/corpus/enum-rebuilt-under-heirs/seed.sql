INSERT INTO base (id) VALUES (1); INSERT INTO heir (id) VALUES (2); INSERT INTO third (id, m) VALUES (3, 'high'); INSERT INTO same (id) VALUES (4);
