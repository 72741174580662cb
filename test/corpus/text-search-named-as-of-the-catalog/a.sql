CREATE TEXT SEARCH DICTIONARY public.simple (template = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION public.english (copy = pg_catalog.english);
CREATE COLLATION public."C" (locale = 'POSIX');
CREATE COLLATION public.ucs_basic (locale = 'C');
CREATE TEXT SEARCH CONFIGURATION public.german (copy = pg_catalog.english);
CREATE TABLE t (a text COLLATE public."C");
CREATE CONVERSION public.utf8_to_iso_8859_1 FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
