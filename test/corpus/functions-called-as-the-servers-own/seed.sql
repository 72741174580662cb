INSERT INTO public.synonym VALUES (1,'a','bad'); INSERT INTO public.feature VALUES (1,1,'x');
