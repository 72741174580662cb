CREATE SCHEMA shop;
CREATE TABLE shop.item (id bigint PRIMARY KEY, name text UNIQUE, price numeric CONSTRAINT dear CHECK (price > 1));
CREATE INDEX item_price ON shop.item (price);
COMMENT ON SCHEMA shop IS 'all that is sold';
COMMENT ON TABLE shop.item IS 'it''s for sale
on two lines';
COMMENT ON COLUMN shop.item.name IS 'as printed';
COMMENT ON CONSTRAINT dear ON shop.item IS 'no junk';
COMMENT ON CONSTRAINT item_pkey ON shop.item IS 'number';
COMMENT ON INDEX shop.item_price IS 'for sorting';
