CREATE FUNCTION f(a int) RETURNS void LANGUAGE sql AS 'select 1';
