CREATE TABLE m (id int NOT NULL, f text NOT NULL, n int) PARTITION BY LIST (f);
CREATE TABLE m_1 (n int, f text NOT NULL, id int NOT NULL);
