CREATE TABLE log (id bigint PRIMARY KEY, what text, "where" boolean);
CREATE TABLE "do" (id bigint PRIMARY KEY, "where" boolean, "instead" text);
CREATE RULE "WHERE" AS ON INSERT TO "do" WHERE NEW."where" AND NEW.id IN (SELECT log.id FROM log WHERE log."where") DO ALSO (
  INSERT INTO log VALUES (NEW.id, 'a;b)', NEW."where") ON CONFLICT (id) DO UPDATE SET what = 'again; and $$', "where" = true;
  DELETE FROM log WHERE log.what = E'\\;`${x}';
  UPDATE log SET what = 'seen' WHERE log.id = NEW.id
);
CREATE RULE told AS ON UPDATE TO "do" DO ALSO NOTIFY told, 'loud';
CREATE RULE kept AS ON DELETE TO "do" WHERE OLD.id > 5 DO INSTEAD UPDATE "do" SET "instead" = 'gone' WHERE "do".id = OLD.id;
CREATE RULE ru_do_delete AS ON DELETE TO "do" DO ALSO DELETE FROM log WHERE log.id = OLD.id;
COMMENT ON RULE ru_do_delete ON "do" IS 'and what was written of it';
ALTER TABLE "do" DISABLE RULE kept;
ALTER TABLE "do" ENABLE REPLICA RULE told;
