CREATE TABLE t (id bigint, a text, CONSTRAINT other_pk PRIMARY KEY (id)); CREATE TABLE u (t_id int); CREATE VIEW v AS SELECT t.id, t.a, count(*) FROM t JOIN u ON u.t_id = t.id GROUP BY t.id;
