CREATE TABLE t (id int, o text); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION role_ok(u int, r text, x text DEFAULT NULL) RETURNS bool LANGUAGE sql STABLE AS 'select true'; CREATE POLICY p ON t USING (role_ok(id, o)); COMMENT ON POLICY p ON t IS 'kept';
