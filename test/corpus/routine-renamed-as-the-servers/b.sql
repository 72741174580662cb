create table t (id int primary key, n text);
create function lower(text) returns text language sql as 'select $1';
create function uppered(text) returns text language sql as 'select $1 || $1';
create aggregate largest(text) (sfunc = pg_catalog.text_larger, stype = text);
create view v as select public.lower(n) as l from t;
