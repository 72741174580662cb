SET check_function_bodies = off;
CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE app.item (id int PRIMARY KEY, name text);
CREATE TABLE keep (id int PRIMARY KEY, m mood);
-- another search path
CREATE FUNCTION app.items() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM item $$;
-- goes
CREATE FUNCTION gone() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM missing_table $$;
CREATE PROCEDURE gone_too() LANGUAGE sql AS $$ DELETE FROM missing_table $$;
-- changes
CREATE FUNCTION changes() RETURNS int LANGUAGE sql AS $$ SELECT a FROM missing_table $$;
-- is made anew, since its argument's type is
CREATE FUNCTION takes(m mood) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM missing_table WHERE x = m $$;
CREATE FUNCTION declares(m mood) RETURNS int LANGUAGE plpgsql AS $$ DECLARE r missing_table; BEGIN RETURN 1; END $$;
