CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%') NOT NULL;
CREATE DOMAIN percent AS numeric(5, 2) DEFAULT 0 CONSTRAINT at_most CHECK (VALUE <= 100) CONSTRAINT at_least CHECK (VALUE >= 0);
COMMENT ON DOMAIN email IS 'an address';
CREATE TABLE person (id bigint PRIMARY KEY, mail email, share percent, others email[]);
