INSERT INTO place VALUES (1, 'Ulm');
INSERT INTO trip VALUES (1, ROW(2, 'a "b", c', true), ARRAY[ROW(3, 'd', NULL)::place, NULL]), (2, NULL, '{}'), (3, ROW(4, NULL, NULL), NULL);
