CREATE EXTENSION btree_gist;
CREATE TABLE price (item integer, during daterange, amount numeric, PRIMARY KEY (item, during WITHOUT OVERLAPS), UNIQUE (amount, during WITHOUT OVERLAPS));
CREATE TABLE sale (item integer, "on ""day""" daterange, FOREIGN KEY (item, PERIOD "on ""day""") REFERENCES price (item, PERIOD during));
