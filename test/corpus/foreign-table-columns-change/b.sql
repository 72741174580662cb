CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE all_at_once (a bigint NOT NULL, b text OPTIONS (x 'q') DEFAULT 'q', d int, CHECK (a > 0)) SERVER s OPTIONS (t 'r', u 'v');
CREATE FOREIGN TABLE place (z int, a int, b text) SERVER s OPTIONS (u 'v');
CREATE FOREIGN TABLE types (a bigint, b varchar(10) DEFAULT 'x', c numeric(12,4), d text, CHECK (a > 0)) SERVER s OPTIONS (u 'v');
CREATE VIEW v_types AS SELECT a FROM types;
CREATE STATISTICS st ON a, b FROM types;
CREATE FOREIGN TABLE computed (a int, b int GENERATED ALWAYS AS (a + 2) STORED) SERVER s OPTIONS (u 'v');
CREATE TABLE t (id int, c all_at_once, d all_at_once[]);
