CREATE TABLE place (name text);
CREATE FUNCTION place_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'no cube'; RETURN NEW; END $$;
