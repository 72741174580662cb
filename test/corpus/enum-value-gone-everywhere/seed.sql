INSERT INTO ticket (id, s) VALUES (1, 'new'), (2, 'closed'); INSERT INTO history VALUES (2, 'closed');
