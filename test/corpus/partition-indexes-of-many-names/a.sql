CREATE TABLE m (id int NOT NULL, v text) PARTITION BY LIST (id);
CREATE INDEX m_v ON m (v);
CREATE INDEX m_v_part ON m (v) WHERE v <> '';
CREATE INDEX m_lower ON m (lower(v));
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE TABLE m2 (id int NOT NULL, v text);
CREATE INDEX second_v ON m2 (v);
CREATE INDEX second_lower ON m2 (lower(v));
