CREATE TABLE task (id uuid PRIMARY KEY, rank integer DEFAULT 1 + 2 * 3, due date DEFAULT CURRENT_DATE + 7);
