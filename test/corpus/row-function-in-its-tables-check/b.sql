CREATE TABLE k (id int);
