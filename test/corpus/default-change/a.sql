CREATE TABLE task (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, rank integer DEFAULT 1, due date DEFAULT CURRENT_DATE);
