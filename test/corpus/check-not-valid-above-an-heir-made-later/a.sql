-- The server holds the check of an heir to be valid that is made behind it, and no dump tells.
CREATE TABLE p1 (x numeric);
CREATE TABLE c () INHERITS (p1);
ALTER TABLE p1 ADD CONSTRAINT few CHECK (x < 100) NOT VALID;
CREATE TABLE d () INHERITS (c);
