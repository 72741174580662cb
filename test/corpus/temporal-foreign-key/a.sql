CREATE EXTENSION btree_gist;
CREATE TABLE price (item integer NOT NULL, during daterange NOT NULL, amount numeric);
CREATE TABLE sale (item integer, "on ""day""" daterange);
