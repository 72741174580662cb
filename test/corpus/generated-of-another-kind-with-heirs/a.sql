CREATE TABLE a (id int, n int DEFAULT 1, g bigint GENERATED ALWAYS AS (id * 2) VIRTUAL, h text);
CREATE TABLE b (x int) INHERITS (a);
CREATE TABLE c (g bigint GENERATED ALWAYS AS (id * 3) VIRTUAL, y int) INHERITS (a);
COMMENT ON COLUMN b.g IS 'b'; COMMENT ON COLUMN c.g IS 'd'; COMMENT ON COLUMN a.g IS 'a';
create table p(id int, g int generated always as (id*2) stored);
create table q(g int generated always as (id*2) stored) inherits (p);
