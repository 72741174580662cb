CREATE TABLE o (id int PRIMARY KEY);
CREATE TABLE m (id int NOT NULL, o_id int CONSTRAINT m_to_o REFERENCES o, v text, w int, EXCLUDE USING btree (id WITH =)) PARTITION BY LIST (id);
CREATE TABLE m1 (id int NOT NULL, o_id int CONSTRAINT mine REFERENCES o, x int, CONSTRAINT only_one EXCLUDE USING btree (id WITH =));
