CREATE TABLE p (id int, v int) PARTITION BY LIST (id);
CREATE TABLE p1 (id int, v int, CONSTRAINT k CHECK (v > 0));
