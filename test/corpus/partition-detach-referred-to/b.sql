CREATE TABLE ref (id int PRIMARY KEY);
CREATE TABLE m (id int CONSTRAINT whole REFERENCES ref, at int NOT NULL, v text, PRIMARY KEY (id, at), CONSTRAINT filled CHECK (v <> '')) PARTITION BY LIST (at);
CREATE INDEX m_v ON m (v);
CREATE TABLE m1 (id int CONSTRAINT own REFERENCES ref, at int NOT NULL, v text, PRIMARY KEY (id, at), CONSTRAINT filled CHECK (v <> ''));
CREATE INDEX m1_v_idx ON m1 (v);
CREATE TABLE m2 (id int REFERENCES ref, at int NOT NULL, v text, PRIMARY KEY (id, at), CONSTRAINT filled CHECK (v <> ''));
CREATE INDEX m2_named ON m2 (v);
ALTER TABLE m ATTACH PARTITION m2 FOR VALUES IN (2);
CREATE TABLE far (id int, at int, FOREIGN KEY (id, at) REFERENCES m);
