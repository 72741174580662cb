CREATE TABLE node (id int PRIMARY KEY, n int CONSTRAINT node_n UNIQUE, parent int CONSTRAINT node_parent REFERENCES node, during int4range,
  CONSTRAINT apart EXCLUDE USING gist (during WITH &&));
CREATE TABLE leaf (n int REFERENCES node (n) DEFERRABLE);
