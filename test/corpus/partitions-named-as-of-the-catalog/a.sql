CREATE TABLE public.pg_database (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE public.pg_locks PARTITION OF public.pg_database FOR VALUES FROM (0) TO (10);
CREATE TABLE public.pg_roles (id int, a int);
CREATE TABLE public.pg_user (id int, a int);
CREATE INDEX pg_ix ON public.pg_database (a);
