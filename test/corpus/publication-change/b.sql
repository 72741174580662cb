CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE TABLE other (id bigint PRIMARY KEY);
CREATE PUBLICATION part_of_it FOR TABLE other WITH (publish_via_partition_root = true);
