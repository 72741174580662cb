INSERT INTO country VALUES ('se'), ('be');
INSERT INTO city VALUES (1, 'se'), (2, NULL);
