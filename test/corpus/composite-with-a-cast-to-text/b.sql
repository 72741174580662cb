create type c as (a bigint, b text);
create function c2t(c) returns text language sql immutable as 'select $1.b';
create cast (c as text) with function c2t(c) as implicit;
create table t (id int, x c);
