CREATE TABLE p (id int, k int DEFAULT 1, v text) PARTITION BY LIST (k);
CREATE TABLE p1 (id int, k int DEFAULT 1, v text DEFAULT 'one');
CREATE INDEX p1_v_idx ON p1 (v);
CREATE INDEX p_v ON p (v);
