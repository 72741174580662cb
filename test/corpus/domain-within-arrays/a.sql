CREATE DOMAIN d AS int CHECK (VALUE > 0); CREATE TABLE t (id int, v d[]); 
