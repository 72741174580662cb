CREATE FUNCTION halved(n int) RETURNS int LANGUAGE sql AS 'SELECT n / 2';
CREATE FUNCTION inPercent(n int) RETURNS text LANGUAGE sql AS $$SELECT n || '%'$$;
CREATE FUNCTION quarter(n int) RETURNS int LANGUAGE sql AS 'SELECT halved(halved(n))';
