CREATE TABLE city (id bigint PRIMARY KEY, name text);
CREATE INDEX city_lower ON city (lower(name), upper(name));
ALTER INDEX city_lower ALTER COLUMN 2 SET STATISTICS 200;
CREATE MATERIALIZED VIEW cities AS SELECT name FROM city;
CREATE INDEX "cities ""lower""" ON cities (lower(name));
ALTER INDEX "cities ""lower""" ALTER COLUMN 1 SET STATISTICS 50;
