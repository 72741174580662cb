CREATE SCHEMA app; CREATE SCHEMA "Arch ive";
CREATE TABLE app.m (id int, v text, w int) PARTITION BY RANGE (id);
CREATE TABLE "Arch ive"."P 1" (id bigint, v text);
CREATE INDEX "Mine" ON "Arch ive"."P 1" (v);
CREATE INDEX "Ix" ON app.m (v);
