CREATE TABLE article (id bigint PRIMARY KEY, title text, words tsvector, made timestamptz, tags text[]);
CREATE INDEX article_title ON article (title text_pattern_ops);
CREATE INDEX article_recent ON article (made DESC NULLS LAST, id) INCLUDE (title) WHERE made > '2020-01-01';
CREATE INDEX article_words ON article USING gin (words) WITH (fastupdate = off);
CREATE INDEX article_lower ON article (lower(title) COLLATE "C", (id % 10));
CREATE UNIQUE INDEX article_once ON article (title) WHERE tags IS NOT NULL;
