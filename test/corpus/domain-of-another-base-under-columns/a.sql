CREATE TYPE st AS ENUM ('on', 'off');
CREATE DOMAIN dst AS st DEFAULT 'on' CHECK (VALUE <> 'off');
CREATE DOMAIN n AS text;
CREATE TABLE t (id int, s dst, r st[] DEFAULT '{on}', m dst[], n n, g n GENERATED ALWAYS AS ('x'::text) STORED);
CREATE INDEX i ON t (s);
