CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$begin return new; end$$;
CREATE TABLE o (id bigint PRIMARY KEY);
CREATE TABLE g (id bigint PRIMARY KEY);
CREATE TABLE p (id bigint PRIMARY KEY, o_id bigint REFERENCES o, x int);
CREATE INDEX p_x ON p (x, o_id);
CREATE TRIGGER tr BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION tf();
CREATE VIEW vp AS SELECT id, o_id FROM p;
