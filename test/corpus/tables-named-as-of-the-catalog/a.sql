CREATE TABLE public.pg_class (id int PRIMARY KEY, a int);
CREATE INDEX pg_class_a ON public.pg_class (a);
CREATE TABLE public.pg_proc (id int, c int REFERENCES public.pg_class (id));
CREATE TABLE public.pg_type (gone int);
CREATE SEQUENCE public.pg_foo;
CREATE TABLE t (a int);
