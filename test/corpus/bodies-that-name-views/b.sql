CREATE TABLE sale (id integer PRIMARY KEY, amount numeric NOT NULL);
CREATE VIEW "Large sales" AS SELECT id, amount FROM sale WHERE amount > 1000;
CREATE MATERIALIZED VIEW v_total AS SELECT sum(amount) AS total FROM sale;
CREATE FUNCTION a_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM "Large sales"';
CREATE FUNCTION a_share() RETURNS numeric LANGUAGE sql AS 'SELECT a_count() / Total FROM V_Total';
CREATE VIEW above_all AS SELECT a_count() AS sales, a_share() AS share;
CREATE FUNCTION a_row() RETURNS text LANGUAGE plpgsql AS $$ DECLARE found above_all%ROWTYPE; BEGIN RETURN found.sales; END $$;
