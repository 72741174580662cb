CREATE TYPE d AS ENUM ('x');
CREATE TABLE t (id int PRIMARY KEY, a text, b d DEFAULT 'x');
