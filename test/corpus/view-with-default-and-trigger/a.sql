CREATE TABLE account (id bigint PRIMARY KEY, mail text);
CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO account VALUES (NEW.id, NEW.mail); RETURN NEW; END $$;
