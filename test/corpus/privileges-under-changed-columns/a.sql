CREATE TABLE t (id int, n numeric, g int GENERATED ALWAYS AS (id + 1) STORED, gone int);
GRANT SELECT (n), UPDATE (n, id, gone), INSERT (g) ON t TO reader;
GRANT SELECT, DELETE ON t TO app;
GRANT SELECT (g) ON t TO app WITH GRANT OPTION;
CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE TABLE m (id int, mood mood);
GRANT SELECT, UPDATE (mood) ON m TO reader;
GRANT INSERT (mood) ON m TO app;
GRANT USAGE ON TYPE mood TO reader;
