INSERT INTO public.pg_database VALUES (1,1); INSERT INTO public.pg_roles VALUES (21, 3); INSERT INTO public.pg_user VALUES (4,5);
