CREATE TABLE t (id int, n bigint, g int GENERATED ALWAYS AS (id + 2) STORED);
GRANT SELECT, DELETE, INSERT (g) ON t TO reader;
GRANT SELECT (n, g), UPDATE (g) ON t TO app;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE m (id int, mood mood);
GRANT DELETE, UPDATE (mood) ON m TO reader;
GRANT INSERT (mood) ON m TO app;
GRANT USAGE ON TYPE mood TO app;
