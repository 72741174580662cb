CREATE TABLE t (id int, code text);
CREATE UNIQUE INDEX t_id ON t (id);
CREATE UNIQUE INDEX t_code ON t (code);
CREATE TABLE r (id int REFERENCES t (id));
