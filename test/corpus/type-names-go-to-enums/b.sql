CREATE TYPE d AS ENUM ('x');
CREATE TYPE c AS ENUM ('y', 'z');
CREATE TYPE v AS ENUM ('w');
CREATE TABLE t (id int PRIMARY KEY, a text, b d DEFAULT 'x', c c[], v v CHECK (v <> 'w'));
