create table t (id int primary key, n text);
create function lowered(text) returns text language sql as 'select $1';
create function upper(text) returns text language sql as 'select $1 || $1';
create aggregate max(text) (sfunc = pg_catalog.text_larger, stype = text);
