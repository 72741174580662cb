CREATE TABLE t (id int, c text, d text, e text[]);
