INSERT INTO goods (id, name) VALUES (1, 'a'), (2, 'b'); INSERT INTO sale VALUES (2), (4);
