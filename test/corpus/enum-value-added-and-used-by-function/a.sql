CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (k e, v int);
