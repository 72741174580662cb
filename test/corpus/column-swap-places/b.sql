CREATE TABLE pair (two text, one integer NOT NULL, three date, PRIMARY KEY (one));
