CREATE TABLE page (id bigint PRIMARY KEY, body text, raw bytea);
