-- What a computed column has is made anew where its rows move; what a plain one has goes where it is computed from then on.
CREATE TABLE t (k int, a int) PARTITION BY LIST (k);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t ADD stored bigint GENERATED ALWAYS AS (a * 2) STORED;
ALTER TABLE t ADD virtual bigint GENERATED ALWAYS AS (a * 3) VIRTUAL;
ALTER TABLE t ADD other bigint GENERATED ALWAYS AS (a * 4) STORED;
ALTER TABLE t ADD plain bigint;
