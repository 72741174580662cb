CREATE TABLE all_debits (year int, id int) PARTITION BY LIST (year);
CREATE TABLE debits_2030 PARTITION OF all_debits (PRIMARY KEY (year, id)) FOR VALUES IN (2030);
CREATE UNIQUE INDEX debits_once ON all_debits (year);
CREATE TABLE all_credits (year int, id int) PARTITION BY LIST (year);
CREATE TABLE credits_2030 PARTITION OF all_credits (PRIMARY KEY (year, id)) FOR VALUES IN (2030);
CREATE UNIQUE INDEX credits_once ON all_credits (year);
ALTER TABLE all_debits ADD CONSTRAINT balanced FOREIGN KEY (year) REFERENCES all_credits (year);
ALTER TABLE all_credits ADD CONSTRAINT balanced FOREIGN KEY (year) REFERENCES all_debits (year);
ALTER TABLE debits_2030 ADD CONSTRAINT met FOREIGN KEY (year, id) REFERENCES credits_2030 (year, id);
