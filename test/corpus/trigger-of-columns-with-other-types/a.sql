CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE t (id int, n int, s text); CREATE TRIGGER tr BEFORE UPDATE OF n, s ON t FOR EACH ROW WHEN (OLD.n > 3) EXECUTE FUNCTION tf('a', 'b c'); ALTER TABLE t ENABLE ALWAYS TRIGGER tr;
