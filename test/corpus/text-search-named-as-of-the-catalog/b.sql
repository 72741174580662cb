CREATE TEXT SEARCH DICTIONARY public.simple (template = pg_catalog.simple, accept = false);
COMMENT ON TEXT SEARCH DICTIONARY public.simple IS 'x';
CREATE TEXT SEARCH CONFIGURATION public.english (copy = pg_catalog.german);
COMMENT ON TEXT SEARCH CONFIGURATION public.english IS 'x';
CREATE TEXT SEARCH CONFIGURATION public.french (copy = pg_catalog.english);
CREATE COLLATION public."C" (lc_collate = 'POSIX', lc_ctype = 'C');
COMMENT ON COLLATION public."C" IS 'x';
CREATE TABLE t (a text COLLATE public."C");
