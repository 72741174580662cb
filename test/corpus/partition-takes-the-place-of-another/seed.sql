INSERT INTO m VALUES (1, 'old'); INSERT INTO m1_new VALUES (1, 'new', 5);
