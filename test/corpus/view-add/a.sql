CREATE TABLE account (id bigint PRIMARY KEY, mail text, closed boolean DEFAULT false NOT NULL);
