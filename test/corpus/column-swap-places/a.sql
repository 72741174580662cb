CREATE TABLE pair (one integer NOT NULL, two text, PRIMARY KEY (one));
