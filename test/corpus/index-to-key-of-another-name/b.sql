CREATE TABLE t (id int PRIMARY KEY, code text UNIQUE);
CREATE TABLE r (id int REFERENCES t (id));
