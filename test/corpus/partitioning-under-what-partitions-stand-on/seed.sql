INSERT INTO visits VALUES (7, 'eu', 'late');
