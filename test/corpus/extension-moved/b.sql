CREATE EXTENSION citext;
COMMENT ON EXTENSION citext IS 'text that is alike';
CREATE TABLE person (id bigint PRIMARY KEY, mail citext NOT NULL DEFAULT 'nobody'::citext UNIQUE, mails citext[]);
