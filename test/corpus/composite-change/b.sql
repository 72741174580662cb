CREATE TYPE address AS (street text, town varchar(20), country char(2));
