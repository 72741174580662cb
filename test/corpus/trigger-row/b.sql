CREATE TABLE item (id bigint PRIMARY KEY, name text, changed timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed := now(); RETURN NEW; END $$;
CREATE TRIGGER item_touch BEFORE INSERT OR UPDATE OF name ON item FOR EACH ROW WHEN (NEW.name IS NOT NULL) EXECUTE FUNCTION touch();
COMMENT ON TRIGGER item_touch ON item IS 'keeps the time';
