CREATE COLLATION nocase (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE COLLATION same_as_c FROM "C";
CREATE TABLE person (id bigint PRIMARY KEY, name text COLLATE nocase UNIQUE);
