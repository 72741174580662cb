CREATE TABLE t (id int PRIMARY KEY, n bigint);
CREATE TABLE above (k int);
CREATE TABLE heir (h int) INHERITS (above);
CREATE TABLE whole (w int NOT NULL, v int) PARTITION BY LIST (w);
CREATE TABLE part PARTITION OF whole DEFAULT;
