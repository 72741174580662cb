CREATE TABLE m (id int NOT NULL, v text, x int) PARTITION BY LIST (id);
CREATE INDEX m_v ON m (v);
CREATE INDEX m_v_part ON m (v) WHERE v <> '';
CREATE INDEX m_lower ON m (lower(v));
CREATE TABLE m1 (id int NOT NULL, v text, y int);
CREATE INDEX first_v ON m1 (v);
CREATE INDEX first_part ON m1 (v) WHERE v <> '';
CREATE INDEX first_lower ON m1 (lower(v));
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
