CREATE TABLE offer (
  id bigint PRIMARY KEY,
  low integer CHECK (low >= 0),
  high integer,
  kind text,
  CONSTRAINT in_order CHECK (low < high),
  CONSTRAINT known CHECK (kind IN ('bid', 'ask') OR kind IS NULL)
);
