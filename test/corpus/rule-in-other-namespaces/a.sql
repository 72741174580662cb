CREATE SCHEMA app;
CREATE TABLE app.person (id bigint PRIMARY KEY, name text NOT NULL);
CREATE VIEW app.people AS SELECT id, name FROM app.person;
CREATE RULE added AS ON INSERT TO app.people DO INSTEAD INSERT INTO app.person VALUES (NEW.id, NEW.name);
