INSERT INTO note VALUES (1, 'short', 'x');
