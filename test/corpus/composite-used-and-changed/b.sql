CREATE TYPE size AS (width integer, height integer, depth integer);
CREATE TABLE box (id bigint PRIMARY KEY, size size);
