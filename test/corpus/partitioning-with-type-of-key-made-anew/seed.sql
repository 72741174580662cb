INSERT INTO shirt (size, code, sizes) VALUES ('s', 'a', '{s,l}'), ('l', NULL, NULL);
