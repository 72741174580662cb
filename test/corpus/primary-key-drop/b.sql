CREATE TABLE log (id bigint NOT NULL, line text);
