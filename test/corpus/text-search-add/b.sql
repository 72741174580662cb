CREATE TEXT SEARCH DICTIONARY "En ""gl" (TEMPLATE = snowball, LANGUAGE = 'english', STOPWORDS = 'english');
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION "My ""c" (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION "My ""c" ALTER MAPPING FOR asciiword, word WITH "En ""gl", plain;
ALTER TEXT SEARCH CONFIGURATION "My ""c" DROP MAPPING FOR email;
CREATE TABLE t (body text, found tsvector GENERATED ALWAYS AS (to_tsvector('"My ""c"'::regconfig, body)) STORED);
CREATE INDEX t_body ON t USING gin (to_tsvector('"My ""c"'::regconfig, body));
COMMENT ON TEXT SEARCH CONFIGURATION "My ""c" IS 'ours';
COMMENT ON TEXT SEARCH DICTIONARY plain IS 'no stems';
