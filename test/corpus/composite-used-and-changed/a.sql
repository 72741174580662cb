CREATE TYPE size AS (width integer, height integer);
CREATE TABLE box (id bigint PRIMARY KEY, size size);
