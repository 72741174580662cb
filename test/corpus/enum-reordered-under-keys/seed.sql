INSERT INTO shirt VALUES (1, 's', 'red'), (2, 'l', 'blue'); INSERT INTO ordered VALUES (1, 's'); INSERT INTO part VALUES ('m', 1); INSERT INTO domained VALUES ('m', 1);
