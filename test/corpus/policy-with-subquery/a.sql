CREATE TABLE team (id bigint PRIMARY KEY, member name);
CREATE TABLE note (id bigint PRIMARY KEY, team bigint);
