CREATE TABLE m (id int, f text) PARTITION BY LIST (f);
CREATE TABLE m_1 (id int, f text);
