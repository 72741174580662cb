CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = 'english', STOPWORDS = 'english');
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
CREATE TABLE t (body text);
CREATE INDEX t_body ON t USING gin (to_tsvector('c'::regconfig, body));
