CREATE FUNCTION half(n int) RETURNS int LANGUAGE sql AS 'SELECT n / 2';
CREATE FUNCTION asPercent(n int) RETURNS text LANGUAGE sql AS $$SELECT n || '%'$$;
CREATE FUNCTION quarter(n int) RETURNS int LANGUAGE sql AS 'SELECT half(half(n))';
CREATE FUNCTION a_label(n int) RETURNS text LANGUAGE sql AS 'SELECT asPercent(n)';
