CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL, d int NOT NULL DEFAULT 3);
CREATE VIEW v AS SELECT id, code FROM t;
CREATE FUNCTION next_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*)::text FROM v); END $$;
ALTER TABLE t ALTER code SET DEFAULT next_code();
CREATE INDEX i ON t (code);
COMMENT ON COLUMN t.code IS 'the code';
CREATE FUNCTION codes() RETURNS SETOF v LANGUAGE sql AS 'select * from v';
CREATE VIEW w AS SELECT code FROM codes();

CREATE TABLE shown (id int PRIMARY KEY, code text);
CREATE VIEW "all shown" AS SELECT id, code FROM shown;
CREATE FUNCTION greatest_shown() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT max(code) || 'x' FROM "all shown"); END $$;
CREATE FUNCTION behind_shown() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN coalesce(greatest_shown(), 'a'); END $$;
ALTER TABLE shown ALTER code SET DEFAULT behind_shown();

CREATE TABLE whole (id int, a int NOT NULL) PARTITION BY LIST (id);
CREATE TABLE part PARTITION OF whole DEFAULT;
CREATE MATERIALIZED VIEW of_whole AS SELECT a FROM whole;
CREATE FUNCTION in_whole() RETURNS int LANGUAGE sql AS $$ SELECT count(a) FROM of_whole $$;
ALTER TABLE whole ALTER a SET DEFAULT in_whole();

CREATE TABLE one (id int, a int);
CREATE TABLE other (id int, b int);
CREATE VIEW of_one AS SELECT a FROM one;
CREATE VIEW of_other AS SELECT b FROM other;
CREATE FUNCTION in_one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(a) FROM of_one); END $$;
CREATE FUNCTION in_other() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(b) FROM of_other); END $$;
ALTER TABLE one ALTER a SET DEFAULT in_other();
ALTER TABLE other ALTER b SET DEFAULT in_one();
