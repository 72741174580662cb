CREATE TABLE author (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE draft (id bigint PRIMARY KEY, author_id bigint REFERENCES author ON DELETE CASCADE, body text);
CREATE INDEX draft_author ON draft (author_id);
