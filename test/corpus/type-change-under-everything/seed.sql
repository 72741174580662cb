INSERT INTO account (id, owner, amount) VALUES (1, 'a', 5), (2, 'b', 5000), (3, 'a', 200);
