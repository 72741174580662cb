CREATE TYPE size AS ENUM ('s', 'l', 'xl');
CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE TABLE shirt (id int GENERATED ALWAYS AS IDENTITY, size size NOT NULL, code code, sizes size[]) PARTITION BY LIST (size);
CREATE TABLE shirt_s PARTITION OF shirt FOR VALUES IN ('s');
CREATE TABLE shirt_rest PARTITION OF shirt DEFAULT;
CREATE INDEX shirt_code ON shirt (code);
