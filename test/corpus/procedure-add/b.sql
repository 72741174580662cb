CREATE TABLE log (line text);
CREATE PROCEDURE write(line text) LANGUAGE sql AS 'INSERT INTO log VALUES (line)';
CREATE PROCEDURE twice(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := n * 2; END $$;
