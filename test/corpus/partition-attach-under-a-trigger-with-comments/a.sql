CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE mails (id int, day date) PARTITION BY RANGE (id);
CREATE TABLE mails_low (id int, day date, odd int);
