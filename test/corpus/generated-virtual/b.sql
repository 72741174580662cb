CREATE TABLE line (id bigint PRIMARY KEY, amount integer, price integer, total integer GENERATED ALWAYS AS (amount * price) VIRTUAL);
