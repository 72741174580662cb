INSERT INTO line (amount) VALUES (3), (4);
