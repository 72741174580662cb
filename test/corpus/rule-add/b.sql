CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE TABLE log (id bigint, what text);
CREATE RULE no_delete AS ON DELETE TO item DO INSTEAD NOTHING;
CREATE RULE logged AS ON UPDATE TO item WHERE OLD.name <> NEW.name DO ALSO (INSERT INTO log VALUES (OLD.id, 'a;b'); INSERT INTO log VALUES (NEW.id, 'c'));
COMMENT ON RULE no_delete ON item IS 'for ever';
