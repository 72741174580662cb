INSERT INTO session VALUES (1, '{}');
INSERT INTO cache (data) VALUES ('[]');
