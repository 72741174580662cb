CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER on_ddl ON ddl_command_start EXECUTE FUNCTION seen();
CREATE EVENT TRIGGER on_drop ON sql_drop EXECUTE FUNCTION seen();
