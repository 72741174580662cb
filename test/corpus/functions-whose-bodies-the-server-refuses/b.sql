SET check_function_bodies = off;
CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('ok');
CREATE TABLE app.item (id int PRIMARY KEY, name text, more int);
CREATE TABLE keep (id int PRIMARY KEY, m mood);
CREATE FUNCTION app.items() RETURNS bigint LANGUAGE sql AS $$ SELECT count(more) FROM item $$;
CREATE FUNCTION app.items_too() RETURNS bigint LANGUAGE sql SET search_path = app, public AS $$ SELECT count(more) FROM item $$;
CREATE FUNCTION changes() RETURNS int LANGUAGE sql AS $$ SELECT b FROM missing_table $$;
CREATE FUNCTION takes(m mood) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM missing_table WHERE x = m $$;
CREATE FUNCTION declares(m mood) RETURNS int LANGUAGE plpgsql AS $$ DECLARE r missing_table; BEGIN RETURN 1; END $$;
CREATE FUNCTION comes() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM missing_table $$;
CREATE FUNCTION "it comes"(a int DEFAULT 1) RETURNS SETOF record LANGUAGE plpgsql AS $$ BEGIN
  RETURN QUERY SELEC 1; END $$;
CREATE PROCEDURE comes_too() LANGUAGE sql AS $$ DELETE FROM missing_table $$;
