CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE all_at_once (a int, b text OPTIONS (x 'y'), c int) SERVER s OPTIONS (t 'z');
CREATE FOREIGN TABLE place (a int, b text) SERVER s;
CREATE FOREIGN TABLE types (a int, b text DEFAULT 'x', c numeric(10,2), d text COLLATE "C", CHECK (a > 0)) SERVER s;
CREATE VIEW v_types AS SELECT a FROM types;
CREATE STATISTICS st ON a, b FROM types;
CREATE FOREIGN TABLE computed (a int, b int GENERATED ALWAYS AS (a + 1) STORED) SERVER s;
CREATE TABLE t (id int, c all_at_once, d all_at_once[]);
