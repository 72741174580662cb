INSERT INTO app.person VALUES (1, 'Ann'), (2, 'Ben');
