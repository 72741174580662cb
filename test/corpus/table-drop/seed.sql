INSERT INTO author VALUES (1, 'Ada'), (2, 'Brook');
