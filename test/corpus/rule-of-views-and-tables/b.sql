CREATE TABLE log (id bigint, what text, at timestamptz DEFAULT now()); CREATE TABLE thing (id int PRIMARY KEY, n bigint);
CREATE VIEW things AS SELECT id, n FROM thing;
CREATE RULE ins AS ON INSERT TO things DO INSTEAD INSERT INTO thing VALUES (NEW.id, NEW.n) RETURNING thing.id, thing.n;
CREATE RULE log_it AS ON UPDATE TO thing DO ALSO (INSERT INTO log (id, what) VALUES (OLD.id, 'before'); INSERT INTO log (id, what) VALUES (NEW.id, 'after'));
ALTER TABLE thing ENABLE ALWAYS RULE log_it;
