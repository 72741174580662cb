CREATE COLLATION plain (locale = 'C');
CREATE TABLE word (id int PRIMARY KEY, w text UNIQUE, lang text COLLATE plain, CHECK (w > 'a'));
CREATE INDEX word_lang ON word (lang);
CREATE INDEX word_low ON word (lower(w));
CREATE VIEW words AS SELECT w, lang FROM word ORDER BY w;
CREATE DOMAIN term AS text COLLATE plain;
CREATE TABLE terms (t term);
