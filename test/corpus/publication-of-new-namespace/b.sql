CREATE TABLE t (a int PRIMARY KEY, b varchar(7)); CREATE TABLE w (a int PRIMARY KEY); CREATE SCHEMA s; CREATE TABLE s.x (a int);
CREATE PUBLICATION p FOR TABLE t WHERE (a > 3), w, TABLES IN SCHEMA s WITH (publish = 'insert, update', publish_via_partition_root);
