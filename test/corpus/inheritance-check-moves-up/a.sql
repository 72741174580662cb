CREATE TABLE p(id int not null, n text, CONSTRAINT ck CHECK (id > 0), CONSTRAINT ni CHECK (n <> 'q') NO INHERIT);
CREATE TABLE c(x int) INHERITS (p);
