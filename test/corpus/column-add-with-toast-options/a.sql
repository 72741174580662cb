CREATE TABLE mail (id int);
