INSERT INTO price (id, net) VALUES (1, 10), (2, 20);
