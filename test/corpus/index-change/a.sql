CREATE TABLE article (id bigint PRIMARY KEY, title text, made timestamptz);
CREATE INDEX by_title ON article (title);
CREATE INDEX by_made ON article USING brin (made);
CREATE INDEX old ON article (made);
