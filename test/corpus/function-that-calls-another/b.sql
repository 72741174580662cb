CREATE FUNCTION later(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n + 1';
CREATE FUNCTION earlier(n integer) RETURNS integer LANGUAGE sql AS 'SELECT later(n) * 2';
