import { defineEntity, p } from "@mikro-orm/postgresql";

export const Person = defineEntity({
  name: "Person",
  properties: {
    id: p.integer().primary(),
    first: p.string().length(50),
    last: p.string().length(50),
    full: p.string().length(101).generated("(first || ' ' || last) stored"),
    upper: p
      .text()
      .generated((columns) => `(upper(${columns.last})) stored`)
      .nullable(),
    length: p.integer().generated("(length(first) + 1)   STORED").persist(false),
  },
});
