CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at = now(); RETURN NEW; END $$;
CREATE TABLE client (id serial PRIMARY KEY, name text NOT NULL, at timestamptz);
CREATE TRIGGER stamp BEFORE INSERT ON client FOR EACH ROW EXECUTE FUNCTION stamp();
ALTER TABLE client ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON client USING (true);
CREATE VIEW clients AS SELECT id, name FROM client;
CREATE TABLE invoice (id int PRIMARY KEY, client_id int REFERENCES client);
