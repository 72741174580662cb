CREATE SCHEMA tools;
CREATE EXTENSION citext WITH SCHEMA tools;
COMMENT ON EXTENSION citext IS 'text that is alike';
CREATE TABLE person (id bigint PRIMARY KEY, mail tools.citext NOT NULL DEFAULT 'nobody'::tools.citext UNIQUE, mails tools.citext[]);
