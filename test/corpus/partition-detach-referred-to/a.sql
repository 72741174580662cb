CREATE TABLE ref (id int PRIMARY KEY);
CREATE TABLE m (id int CONSTRAINT whole REFERENCES ref, at int NOT NULL, v text, PRIMARY KEY (id, at), CONSTRAINT filled CHECK (v <> '')) PARTITION BY LIST (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
CREATE INDEX m_v ON m (v);
CREATE TABLE m2 (id int REFERENCES ref, at int NOT NULL, v text, PRIMARY KEY (id, at), CONSTRAINT filled CHECK (v <> ''));
CREATE INDEX m2_named ON m2 (v);
CREATE TABLE far (id int, at int, FOREIGN KEY (id, at) REFERENCES m);
