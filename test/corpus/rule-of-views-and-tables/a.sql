CREATE TABLE log (id int, what text); CREATE TABLE thing (id int PRIMARY KEY, n int);
CREATE VIEW things AS SELECT id, n FROM thing;
CREATE RULE ins AS ON INSERT TO things DO INSTEAD INSERT INTO thing VALUES (NEW.id, NEW.n);
CREATE RULE log_it AS ON UPDATE TO thing DO ALSO (INSERT INTO log VALUES (OLD.id, 'before'); INSERT INTO log VALUES (NEW.id, 'after'));
