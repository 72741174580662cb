CREATE COLLATION mine (PROVIDER = icu, LOCALE = 'de');
CREATE TABLE person (id bigint PRIMARY KEY, name text COLLATE mine);
