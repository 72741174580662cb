CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE owner (id bigint PRIMARY KEY);
CREATE TABLE item (id bigint PRIMARY KEY, owner bigint REFERENCES owner);
CREATE TRIGGER item_touch AFTER UPDATE ON item FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER owner_touch AFTER UPDATE ON owner FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW owned AS SELECT item.id FROM item JOIN owner ON owner.id = item.owner;
