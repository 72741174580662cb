INSERT INTO line (id, amount, price) VALUES (1, 2, 1.50);
