import { defineEntity, p, Type } from "@mikro-orm/postgresql";

class Vector extends Type<number[], string> {
  override getColumnType(property: { length?: number | undefined }): string {
    return property.length === undefined ? "cube" : `varchar(${property.length})`;
  }
}

export const Embedding = defineEntity({
  name: "Embedding",
  properties: {
    id: p.integer().primary(),
    vector: p.type(Vector),
    short: p.type(Vector).length(9),
    email: p.type("citext").columnType("citext").unique(),
    map: p.type("hstore").columnType("hstore").nullable(),
    path: p.type("ltree").columnType("ltree"),
    code: p.type("text").columnType("positive_code"),
  },
});

export const setup =
  "create extension citext; create extension hstore; create extension ltree; create extension cube; create domain positive_code as integer check (value > 0)";
