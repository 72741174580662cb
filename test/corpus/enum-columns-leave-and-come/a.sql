CREATE TYPE e AS ENUM ('x', 'y');
CREATE TYPE g AS ENUM ('x');
CREATE TABLE t (id int, leaves e DEFAULT 'y', many e[], comes text, swapped e);
CREATE TABLE u (stays e);
CREATE VIEW v AS SELECT leaves, comes FROM t WHERE leaves = 'y';
