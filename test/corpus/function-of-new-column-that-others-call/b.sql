CREATE TABLE t (id int PRIMARY KEY, v int, CHECK (v > 0)); 
CREATE FUNCTION top() RETURNS int LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(v) FROM t; END;
CREATE TABLE u (id int DEFAULT top(), n int, m int DEFAULT top(), CONSTRAINT c CHECK (n < top())); 
CREATE VIEW w AS SELECT id, m FROM u WHERE id > top();
