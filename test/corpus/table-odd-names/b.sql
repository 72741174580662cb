CREATE TABLE "Order" ("Id" bigint PRIMARY KEY, "select" text, "with ""quotes""" integer);
CREATE TABLE "Order Line" ("Order" bigint REFERENCES "Order", "naïve" text DEFAULT 'it''s', PRIMARY KEY ("Order"));
CREATE INDEX "Line by text" ON "Order Line" ("naïve");
