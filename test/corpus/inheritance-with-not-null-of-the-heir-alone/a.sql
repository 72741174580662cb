-- NOT NULL of a new heir, by its own name and for rows to come; what the table above does not hand down is none of it.
CREATE TABLE p1 (x int, y text, CONSTRAINT p1_y NOT NULL y NO INHERIT);
