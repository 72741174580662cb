CREATE TABLE goods (
  id int PRIMARY KEY,
  name text,
  gross bigint GENERATED ALWAYS AS (id * 2) STORED UNIQUE,
  label varchar(40) COLLATE "C" GENERATED ALWAYS AS (upper(name)) STORED NOT NULL,
  again numeric(8,2) GENERATED ALWAYS AS (id + 2) VIRTUAL,
  CONSTRAINT gross_is_positive CHECK (gross > 0)
);
COMMENT ON COLUMN goods.gross IS 'with taxes';
CREATE TABLE sale (gross bigint REFERENCES goods (gross));
CREATE INDEX goods_labels ON goods (label);
