CREATE TABLE note (id bigint PRIMARY KEY, title varchar(20), body varchar DEFAULT 'none');
