INSERT INTO item VALUES (1, 'a', 1.5);
INSERT INTO heir (id, label, price, z) VALUES (2, 'b', 2.5, '2026-01-02');
INSERT INTO staying (id, label, price) VALUES (3, 'c', 3.5);
