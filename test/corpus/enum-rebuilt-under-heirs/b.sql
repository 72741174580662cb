CREATE TYPE mood AS ENUM ('high', 'low');
CREATE TABLE base (id int, m mood NOT NULL DEFAULT 'low', other mood);
CREATE TABLE heir (extra text) INHERITS (base);
ALTER TABLE heir ALTER COLUMN m SET DEFAULT 'high', ALTER COLUMN other SET DEFAULT 'high';
CREATE TABLE third () INHERITS (base);
ALTER TABLE third ALTER COLUMN m DROP DEFAULT;
CREATE TABLE grandchild () INHERITS (heir);
ALTER TABLE grandchild ALTER COLUMN m SET DEFAULT 'low';
CREATE TABLE same () INHERITS (heir);
