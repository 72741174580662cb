CREATE TABLE r (id int); CREATE FUNCTION f() RETURNS TABLE (a r, b int) LANGUAGE sql AS 'select null::r, 1'; CREATE TABLE z (id int DEFAULT 1, k r);
