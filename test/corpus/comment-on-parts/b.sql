CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TYPE place AS (street text, "zi""p" text);
CREATE DOMAIN code AS text CONSTRAINT "fil""led" CHECK (VALUE <> '') CONSTRAINT short CHECK (length(VALUE) < 9) CONSTRAINT other CHECK (VALUE <> 'b');
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
CREATE VIEW rebuilt AS SELECT id FROM item WHERE id > 0;
CREATE TABLE parted (id int, x text) PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
COMMENT ON COLUMN place.street IS 'it''s "the" street';
COMMENT ON COLUMN place."zi""p" IS 'zip';
COMMENT ON CONSTRAINT "fil""led" ON DOMAIN code IS 'not empty';
COMMENT ON COLUMN items."co""de" IS 'the code';
COMMENT ON COLUMN totals.code IS 'by code';
COMMENT ON COLUMN rebuilt.id IS 'stays';
COMMENT ON COLUMN parted_1.x IS 'of the partition';
COMMENT ON INDEX item_id IS 'index of the key';
COMMENT ON INDEX item_at IS 'index of the exclusion';
COMMENT ON CONSTRAINT item_at ON item IS 'the exclusion';
COMMENT ON CONSTRAINT item_n ON item IS 'the check';
