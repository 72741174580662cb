CREATE TABLE t (id int PRIMARY KEY, n bigint NOT NULL, s text); CREATE TABLE w (id int PRIMARY KEY);
CREATE PUBLICATION chosen FOR TABLE t (id, n) WHERE (n > 3), w WITH (publish = 'insert');
