CREATE TABLE "a'b""c$$" (id int PRIMARY KEY, v text) PARTITION BY RANGE (id);
CREATE TABLE "p'1""$$\x" PARTITION OF "a'b""c$$" FOR VALUES FROM (0) TO (10);
CREATE INDEX "i'x" ON "a'b""c$$" (lower(v));
