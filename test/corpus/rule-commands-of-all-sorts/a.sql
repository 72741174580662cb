CREATE TABLE log (id bigint PRIMARY KEY, what text, "where" boolean);
CREATE TABLE "do" (id bigint PRIMARY KEY, "where" boolean, "instead" text);
CREATE RULE "WHERE" AS ON INSERT TO "do" WHERE NEW."where" DO ALSO INSERT INTO log VALUES (NEW.id, 'a;b)', NEW."where") ON CONFLICT DO NOTHING;
CREATE RULE told AS ON UPDATE TO "do" DO ALSO NOTIFY told;
CREATE RULE kept AS ON DELETE TO "do" WHERE OLD.id > 5 DO INSTEAD NOTHING;
