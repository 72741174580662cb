CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE DOMAIN txt AS text COLLATE ci;
CREATE TABLE t(a text COLLATE ci, b txt, UNIQUE (a)); CREATE INDEX i ON t(b COLLATE "C"); CREATE VIEW v AS SELECT a FROM t ORDER BY a;
