CREATE EXTENSION btree_gist;
CREATE TABLE price (item integer, during daterange, amount numeric, PRIMARY KEY (item, during WITHOUT OVERLAPS));
