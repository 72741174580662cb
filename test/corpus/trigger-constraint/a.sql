CREATE TABLE item (id bigint PRIMARY KEY, total numeric);
CREATE TABLE line (item bigint REFERENCES item, amount numeric);
CREATE FUNCTION balanced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
