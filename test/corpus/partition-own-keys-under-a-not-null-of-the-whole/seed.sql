INSERT INTO event VALUES (1, 'north', '2024-01-01'), (2, 'south', '2024-01-02'), (1, 'east', '2024-01-03');
