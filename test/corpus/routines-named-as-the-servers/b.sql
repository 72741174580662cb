create function upper(text) returns varchar language sql as 'select $1::varchar';
create function gen_random_uuid() returns uuid language sql as $$ select pg_catalog.gen_random_uuid() $$;
create table t (id int primary key, n text, u uuid default public.gen_random_uuid());
comment on function gen_random_uuid() is 'ours';
create aggregate max(text) (sfunc = pg_catalog.text_larger, stype = text);
