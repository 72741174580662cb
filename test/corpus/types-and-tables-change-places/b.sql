CREATE TABLE to_table (a int, b text);
CREATE TYPE around AS (n to_table, m int);
CREATE DOMAIN over AS to_table CHECK ((VALUE).a > 0);
CREATE TYPE to_type AS (b text, a int, c int);
CREATE TABLE shown (a int, b text, z int);
CREATE VIEW to_view AS SELECT * FROM shown;
CREATE DOMAIN to_domain AS text;
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE to_foreign (b text, a bigint) SERVER s;
CREATE TABLE enum_to_table (a int, b text);
CREATE TABLE domain_to_table (a text);
CREATE FUNCTION f(domain_to_table) RETURNS int LANGUAGE sql AS 'select 1';
CREATE TABLE to_partitioned (a int, b text) PARTITION BY LIST (a);
CREATE TABLE a_part PARTITION OF to_partitioned DEFAULT;
CREATE TABLE t (id int, c to_table, d to_table[], e to_type, f to_view[], g to_domain, h to_foreign, i around, j over,
  k enum_to_table, l domain_to_table, m to_partitioned DEFAULT ROW(1, 'x'));
CREATE INDEX to_index ON t (id);
