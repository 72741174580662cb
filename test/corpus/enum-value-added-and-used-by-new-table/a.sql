CREATE TYPE state AS ENUM ('open', 'done');
CREATE TABLE task (id int PRIMARY KEY, state state NOT NULL);
