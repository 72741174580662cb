import { defineEntity, p } from "@mikro-orm/postgresql";

export const Country = defineEntity({
  name: "Country",
  properties: { id: p.integer().primary(), code: p.character().length(2).unique() },
});

export const City = defineEntity({
  name: "City",
  properties: { id: p.integer().primary(), country: () => p.manyToOne(Country).targetKey("code") },
});
