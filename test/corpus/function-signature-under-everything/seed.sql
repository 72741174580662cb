INSERT INTO game (id) VALUES (1), (2);
