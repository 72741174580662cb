CREATE TABLE a (id int, n int DEFAULT 1, g bigint GENERATED ALWAYS AS (id * 2) STORED, h text);
CREATE TABLE b (x int) INHERITS (a);
CREATE TABLE c (g bigint GENERATED ALWAYS AS (id * 3) STORED, y int) INHERITS (a);
COMMENT ON COLUMN b.g IS 'b'; COMMENT ON COLUMN c.g IS 'd'; COMMENT ON COLUMN a.g IS 'a';
ALTER TABLE b ALTER g SET STATISTICS 50; ALTER TABLE b ALTER g SET (n_distinct = 5);
create table p(id int, g int);
create table q(g int) inherits (p);
