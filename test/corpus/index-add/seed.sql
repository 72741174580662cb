INSERT INTO article (id, title) VALUES (1, 'One'), (2, 'Two');
