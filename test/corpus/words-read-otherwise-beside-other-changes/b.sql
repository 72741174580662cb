CREATE TABLE t (id int PRIMARY KEY, state varchar(9), x int, y int, e int, more int);
CREATE VIEW v AS SELECT id FROM t WHERE state IN ('new', 'old') AND x BETWEEN 1 AND 5;
CREATE VIEW w AS SELECT id FROM t WHERE x BETWEEN 1 AND 5 AND y > 0;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT id, state FROM t WHERE state IN ('new', 'old');
CREATE POLICY p ON t USING (state IN ('new', 'old')) WITH CHECK (x > 1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER c AFTER UPDATE ON t FOR EACH ROW WHEN (OLD.state IN ('new', 'old')) EXECUTE FUNCTION f();
CREATE DOMAIN kind AS varchar(9) CHECK (VALUE IN ('a', 'b'));
