INSERT INTO customer VALUES (1, 'a'), (2, 'b');
INSERT INTO orders (placed, customer_id, total) VALUES ('2024-03-01', 1, 10), ('2025-03-01', 2, 120.5), ('2031-01-01', 1, 7);
INSERT INTO line VALUES (1, '2024-03-01', 1), (2, '2025-03-01', 1);
