CREATE TABLE "Order" ("Id" bigint PRIMARY KEY, "select" text, "with ""quotes""" integer);
