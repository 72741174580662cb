create table t (id int primary key, n text);
create function lower(text) returns text language sql as 'select $1';
create function upper(text) returns text language sql as 'select $1';
create function gen_random_uuid() returns uuid language sql as $$ select pg_catalog.gen_random_uuid() $$;
comment on function upper(text) is 'own';
