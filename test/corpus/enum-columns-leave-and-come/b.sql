CREATE TYPE e AS ENUM ('x');
CREATE TYPE g AS ENUM ('x', 'y');
CREATE TABLE t (id int, leaves text DEFAULT 'y', many text[], comes g, swapped g);
CREATE TABLE u (stays e);
CREATE VIEW v AS SELECT leaves, comes FROM t WHERE leaves = 'y';
