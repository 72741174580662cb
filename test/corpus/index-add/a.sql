CREATE TABLE article (id bigint PRIMARY KEY, title text, words tsvector, made timestamptz, tags text[]);
