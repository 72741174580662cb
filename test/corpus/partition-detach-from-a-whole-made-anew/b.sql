CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE m (id int, k mood NOT NULL) PARTITION BY LIST (k);
CREATE TABLE ma PARTITION OF m FOR VALUES IN ('a');
CREATE TABLE mb (id int, k mood NOT NULL, x int);
