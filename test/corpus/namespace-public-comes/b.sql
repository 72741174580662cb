CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE TABLE public.u (id int, m app.t);
