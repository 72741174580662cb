CREATE TABLE node (id int, zone int NOT NULL, parent int, CONSTRAINT node_pkey PRIMARY KEY (zone, id),
  CONSTRAINT node_parent FOREIGN KEY (zone, parent) REFERENCES node DEFERRABLE) PARTITION BY LIST (zone);
CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1);
CREATE TABLE node_rest PARTITION OF node DEFAULT;
CREATE TABLE zone (id int PRIMARY KEY, root int, CONSTRAINT zone_root FOREIGN KEY (id, root) REFERENCES node (zone, id) DEFERRABLE);
ALTER TABLE node ADD CONSTRAINT node_zone FOREIGN KEY (zone) REFERENCES zone;
CREATE PUBLICATION nodes FOR TABLE node, zone;
