CREATE TABLE "a'b""c$$" (id int PRIMARY KEY, v text, w int) PARTITION BY RANGE (id);
CREATE TABLE "p'1""$$\x" (id int PRIMARY KEY, v text, z int);
CREATE INDEX "j'x" ON "p'1""$$\x" (lower(v));
CREATE INDEX "i'x" ON "a'b""c$$" (lower(v));
