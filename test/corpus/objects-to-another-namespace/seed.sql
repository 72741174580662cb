INSERT INTO person VALUES (1, DEFAULT, DEFAULT, 'a@b.c', '(1,sad)'), (2, NULL, '{sad,ok}', NULL, NULL);
INSERT INTO log VALUES (1, 'a'), (2, 'b');
