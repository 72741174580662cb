CREATE SCHEMA tools;
CREATE EXTENSION pg_trgm WITH SCHEMA tools;
CREATE TABLE word (id bigint PRIMARY KEY, word text);
CREATE INDEX word_like ON word USING gin (word tools.gin_trgm_ops);
COMMENT ON EXTENSION pg_trgm IS 'words that look alike';
