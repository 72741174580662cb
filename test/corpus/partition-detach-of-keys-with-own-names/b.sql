CREATE TABLE node (id int PRIMARY KEY);
CREATE TABLE edge (id int, node int, CONSTRAINT edge_node FOREIGN KEY (node) REFERENCES node (id)) PARTITION BY RANGE (id);
CREATE TABLE edge_1 (id int, node int);
CREATE TABLE edge_2 PARTITION OF edge FOR VALUES FROM (2) TO (9) PARTITION BY RANGE (id);
CREATE TABLE edge_2a (id int, node int);
CREATE TABLE edge_2b (id int, node int, CONSTRAINT third FOREIGN KEY (node) REFERENCES node (id));
