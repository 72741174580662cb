CREATE TABLE debits (year int, id int) PARTITION BY LIST (year);
CREATE TABLE debits_2030 PARTITION OF debits (PRIMARY KEY (year, id)) FOR VALUES IN (2030);
CREATE UNIQUE INDEX debits_once ON debits (year);
CREATE TABLE credits (year int, id int) PARTITION BY LIST (year);
CREATE TABLE credits_2030 PARTITION OF credits (PRIMARY KEY (year, id)) FOR VALUES IN (2030);
CREATE UNIQUE INDEX credits_once ON credits (year);
ALTER TABLE debits ADD CONSTRAINT balanced FOREIGN KEY (year) REFERENCES credits (year);
ALTER TABLE credits ADD CONSTRAINT balanced FOREIGN KEY (year) REFERENCES debits (year);
ALTER TABLE debits_2030 ADD CONSTRAINT met FOREIGN KEY (year, id) REFERENCES credits_2030 (year, id);
