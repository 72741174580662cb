CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE FUNCTION rename(which bigint, value text) RETURNS text LANGUAGE sql
BEGIN ATOMIC
  UPDATE item SET name = value WHERE id = which;
  SELECT CASE WHEN value = '' THEN 'empty' ELSE value END;
END;
