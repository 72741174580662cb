CREATE TABLE task (id bigint PRIMARY KEY, done boolean DEFAULT false NOT NULL, made timestamptz DEFAULT now(), title text DEFAULT 'new; "task"');
