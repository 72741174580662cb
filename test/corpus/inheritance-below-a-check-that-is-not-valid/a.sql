-- The server holds the check of an heir that was made behind it to be valid, and takes no other one below it.
CREATE TABLE p1 (x int);
ALTER TABLE p1 ADD CONSTRAINT few CHECK (x < 100) NOT VALID;
CREATE TABLE c (own text) INHERITS (p1);
CREATE TABLE d (own text);
CREATE TABLE e (x int);
