CREATE TABLE public.pg_database (id int, a bigint, b text) PARTITION BY RANGE (id);
CREATE TABLE public.pg_locks (id int, a bigint, b text);
CREATE TABLE public.pg_roles PARTITION OF public.pg_database FOR VALUES FROM (20) TO (30);
CREATE TABLE public.pg_user (id int, a int) PARTITION BY LIST (a);
CREATE TABLE public.pg_user_1 PARTITION OF public.pg_user DEFAULT;
CREATE INDEX pg_ix ON public.pg_database (a, b);
