CREATE TABLE kept (id int, n int);
