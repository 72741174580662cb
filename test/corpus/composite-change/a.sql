CREATE TYPE address AS (street text, town text, gone integer);
