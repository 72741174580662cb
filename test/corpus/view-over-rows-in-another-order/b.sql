CREATE TABLE item (id bigint, label text, title text, "Note" text);
CREATE FUNCTION items(lowest bigint DEFAULT 0) RETURNS SETOF item LANGUAGE sql STABLE AS 'SELECT * FROM public.item WHERE id >= lowest';
CREATE VIEW titles AS SELECT i.title, i."Note" FROM items(3) AS i;
CREATE VIEW labels AS SELECT i.label, i."Note" FROM items((2 + 1)::bigint) AS i WHERE EXISTS (SELECT FROM items() AS j WHERE j.title = i.label);
CREATE MATERIALIZED VIEW kept AS SELECT i.label FROM items() AS i;
CREATE FUNCTION first() RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT i.label FROM items() AS i LIMIT 1; END;
