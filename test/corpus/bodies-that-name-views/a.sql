CREATE TABLE sale (id integer PRIMARY KEY, amount numeric NOT NULL);
