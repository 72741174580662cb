CREATE TABLE t (id int NOT NULL, code text, e text, "X y" int);
CREATE UNIQUE INDEX t_id ON t (id);
CREATE UNIQUE INDEX t_code ON t (code);
CREATE UNIQUE INDEX t_e ON t (e DESC);
CREATE UNIQUE INDEX "T x" ON t ("X y") WITH (fillfactor=70);
COMMENT ON INDEX t_code IS 'codes';
ALTER TABLE t REPLICA IDENTITY USING INDEX t_id;
CREATE TABLE r (id int REFERENCES t (id));
