CREATE TABLE p(id int, n text);
CREATE TABLE c(x int, CONSTRAINT ck CHECK (id > 0), CONSTRAINT nn CHECK (n <> '')) INHERITS (p);
