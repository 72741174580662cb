INSERT INTO app.m VALUES (1, 'x');
