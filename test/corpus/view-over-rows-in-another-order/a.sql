CREATE TABLE item (id bigint, title text, gone text, "Note" text);
CREATE FUNCTION items(lowest bigint DEFAULT 0) RETURNS SETOF item LANGUAGE sql STABLE AS 'SELECT * FROM public.item WHERE id >= lowest';
CREATE VIEW titles AS SELECT i.title, i."Note" FROM items(3) AS i;
