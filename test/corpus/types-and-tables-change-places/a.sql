CREATE TYPE to_table AS (a int, b text);
CREATE TYPE around AS (n to_table, m int);
CREATE DOMAIN over AS to_table CHECK ((VALUE).a > 0);
CREATE TABLE to_type (a int, b text);
CREATE TABLE to_view (a int, b text);
CREATE TABLE to_domain (a int, b text);
CREATE TYPE to_foreign AS (a int, b text);
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TYPE enum_to_table AS ENUM ('a', 'b');
CREATE DOMAIN domain_to_table AS text;
CREATE FUNCTION f(domain_to_table) RETURNS int LANGUAGE sql AS 'select 1';
CREATE TYPE to_partitioned AS (a int, b text);
CREATE TYPE to_index AS (a int, b text);
CREATE TABLE t (id int, c to_table, d to_table[], e to_type, f to_view[], g to_domain, h to_foreign, i around, j over,
  k enum_to_table, l domain_to_table, m to_partitioned DEFAULT ROW(1, 'x'), n to_index);
