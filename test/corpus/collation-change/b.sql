CREATE COLLATION mine (PROVIDER = icu, LOCALE = 'sv');
CREATE TABLE person (id bigint PRIMARY KEY, name text COLLATE mine);
