INSERT INTO person VALUES (1, 'Ann@example.com', '{A,b}'), (2, 'ben@example.com', NULL);
