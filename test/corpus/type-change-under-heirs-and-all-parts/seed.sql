INSERT INTO parent (id, v) VALUES (1, 2); INSERT INTO child (id, v) VALUES (2, 3);
