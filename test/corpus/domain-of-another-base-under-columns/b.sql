CREATE DOMAIN dst AS text DEFAULT 'on' CHECK (VALUE <> 'off');
CREATE TYPE st2 AS ENUM ('x', 'y');
CREATE DOMAIN n AS st2;
CREATE TABLE t (id int, s dst, r text[] DEFAULT '{on}', m dst[], n n, g n GENERATED ALWAYS AS ('x'::st2) STORED);
CREATE INDEX i ON t (s);
