INSERT INTO place VALUES ('here'); INSERT INTO trip VALUES (1, ROW('there'));
