CREATE TABLE article (id bigint PRIMARY KEY, title text, made timestamptz);
CREATE UNIQUE INDEX by_title ON article (title, made DESC);
CREATE INDEX by_made ON article USING brin (made) WITH (pages_per_range = 16, autosummarize = true);
