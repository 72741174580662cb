CREATE TABLE note (id bigint PRIMARY KEY, title text, body text DEFAULT 'none');
