INSERT INTO task VALUES (1, true, now(), 'x');
