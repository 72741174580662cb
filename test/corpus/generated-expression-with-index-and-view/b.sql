CREATE TABLE price (id int PRIMARY KEY, net numeric(12,2) NOT NULL, gross numeric GENERATED ALWAYS AS (net * 1.21) STORED UNIQUE, CHECK (gross > 0));
CREATE INDEX price_gross ON price (gross DESC) INCLUDE (net);
CREATE INDEX price_round ON price (round(gross)) WHERE gross > 1;
CREATE VIEW prices AS SELECT id, gross FROM price;
CREATE STATISTICS price_stat ON net, gross FROM price;
COMMENT ON COLUMN price.gross IS 'with tax';
GRANT SELECT (gross) ON price TO PUBLIC;
