CREATE TABLE house (id serial PRIMARY KEY);
CREATE TABLE flat (id integer PRIMARY KEY, house integer REFERENCES house, above integer REFERENCES flat);
CREATE TABLE guest (flat integer REFERENCES flat);
CREATE UNLOGGED TABLE answer (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE comment_on (answer integer REFERENCES answer);
CREATE TABLE head (id integer PRIMARY KEY, office integer);
CREATE TABLE office (id integer PRIMARY KEY, head integer CONSTRAINT office_has_head REFERENCES head);
ALTER TABLE head ADD CONSTRAINT head_has_office FOREIGN KEY (office) REFERENCES office;
