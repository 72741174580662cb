CREATE TABLE m1 (id int PRIMARY KEY, v text, w int);
CREATE TABLE m2 (id bigint NOT NULL, v text);
