CREATE COLLATION plain (locale = 'C');
CREATE TABLE word (id int PRIMARY KEY, w text COLLATE "C" UNIQUE, lang text, CHECK (w > 'a'));
CREATE INDEX word_lang ON word (lang COLLATE plain);
CREATE INDEX word_low ON word (lower(w));
CREATE VIEW words AS SELECT w, lang FROM word ORDER BY w;
CREATE DOMAIN term AS text COLLATE "C";
CREATE TABLE terms (t term);
