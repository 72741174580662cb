CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TYPE place AS (street text, "zi""p" text, gone text);
CREATE DOMAIN code AS text CONSTRAINT "fil""led" CHECK (VALUE <> '') CONSTRAINT short CHECK (length(VALUE) < 9) CONSTRAINT other CHECK (VALUE <> 'a');
COMMENT ON CONSTRAINT other ON DOMAIN code IS 'changed';
CREATE TABLE item (
  id bigint, code text, at tsrange, n int,
  CONSTRAINT item_id PRIMARY KEY (id),
  CONSTRAINT item_code UNIQUE (code),
  CONSTRAINT item_n CHECK (n > 0),
  CONSTRAINT item_at EXCLUDE USING gist (code WITH =, at WITH &&)
);
CREATE VIEW items AS SELECT id, code AS "co""de" FROM item;
CREATE MATERIALIZED VIEW totals AS SELECT code, count(*) AS n FROM item GROUP BY code;
CREATE VIEW rebuilt AS SELECT id, code FROM item;
CREATE TABLE parted (id int, x text) PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
COMMENT ON COLUMN place.street IS 'former';
COMMENT ON COLUMN place.gone IS 'goes with it';
COMMENT ON COLUMN rebuilt.id IS 'stays';
COMMENT ON COLUMN rebuilt.code IS 'goes with it';
COMMENT ON COLUMN totals.n IS 'taken away';
COMMENT ON CONSTRAINT short ON DOMAIN code IS 'taken away';
COMMENT ON INDEX item_code IS 'taken away';
