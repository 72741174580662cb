CREATE SCHEMA app;
CREATE TABLE app.person (id bigint PRIMARY KEY, name text NOT NULL, nick text);
CREATE VIEW app.people AS SELECT id, name, nick FROM app.person;
CREATE RULE added AS ON INSERT TO app.people DO INSTEAD INSERT INTO app.person (id, name, nick) VALUES (NEW.id, NEW.name, coalesce(NEW.nick, NEW.name)) RETURNING person.id, person.name, person.nick;
CREATE RULE changed AS ON UPDATE TO app.people DO INSTEAD UPDATE app.person SET name = NEW.name, nick = NEW.nick WHERE person.id = OLD.id;
CREATE RULE removed AS ON DELETE TO app.people DO INSTEAD DELETE FROM app.person WHERE person.id = OLD.id;
