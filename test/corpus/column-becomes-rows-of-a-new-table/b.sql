CREATE TABLE x (a int, b text);
CREATE TABLE "in y" (c varchar(3), x x);
CREATE TABLE t (id int, c x DEFAULT ROW(1, 'b')::x, d "in y", e x[], CHECK ((c).a > 0));
