CREATE TABLE goods (
  id int PRIMARY KEY,
  name text,
  gross int GENERATED ALWAYS AS (id * 2) STORED UNIQUE,
  label text GENERATED ALWAYS AS ('no. ' || id) STORED,
  again int GENERATED ALWAYS AS (id + 1) VIRTUAL,
  CONSTRAINT gross_is_positive CHECK (gross > 0)
);
COMMENT ON COLUMN goods.gross IS 'with taxes';
CREATE TABLE sale (gross int REFERENCES goods (gross));
CREATE INDEX goods_labels ON goods (label);
