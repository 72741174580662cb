INSERT INTO visitor VALUES (1, 'a'), (2, 'b'); INSERT INTO visit VALUES (1, '2020-01-01', 1, 'x'), (2, '2020-01-02', 2, NULL);
INSERT INTO cart VALUES (1, 'a'); INSERT INTO item VALUES (1, 1);
