CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE TABLE log (id bigint, what text);
