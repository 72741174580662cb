CREATE PROCEDURE f(a int) LANGUAGE sql AS 'select 1';
