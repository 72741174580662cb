CREATE TABLE p (id bigint NOT NULL, x integer);
CREATE TABLE c (z integer) INHERITS (p);
CREATE TABLE r (id bigint NOT NULL, x integer) PARTITION BY LIST (id);
