CREATE FUNCTION guard_all() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER guard ON sql_drop EXECUTE FUNCTION guard_all();
CREATE EVENT TRIGGER other ON ddl_command_start WHEN TAG IN ('CREATE VIEW', 'DROP VIEW') EXECUTE FUNCTION guard_all();
COMMENT ON EVENT TRIGGER other IS 'watches';
