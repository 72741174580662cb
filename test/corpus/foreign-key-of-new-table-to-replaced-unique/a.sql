CREATE TABLE p (a int, b int, CONSTRAINT u1 UNIQUE (a));
