CREATE TYPE state AS ENUM ('open', 'late', 'done');
CREATE TABLE task (id int PRIMARY KEY, state state NOT NULL);
CREATE TABLE reminder (id int PRIMARY KEY, state state NOT NULL);
CREATE INDEX reminder_late ON reminder (id) WHERE state = 'late';
