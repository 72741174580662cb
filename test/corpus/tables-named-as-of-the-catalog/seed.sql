INSERT INTO public.pg_class VALUES (1, 2);
INSERT INTO public.pg_proc VALUES (1, 1);
