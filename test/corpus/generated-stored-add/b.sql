CREATE TABLE line (
  id bigint PRIMARY KEY,
  amount integer NOT NULL,
  price numeric(8, 2) NOT NULL,
  total numeric GENERATED ALWAYS AS (amount * price) STORED
);
CREATE INDEX line_total ON line (total);
