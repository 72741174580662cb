import { defineEntity, p } from "@mikro-orm/postgresql";

export const Loose = defineEntity({
  name: "Loose",
  properties: {
    id: p.integer().primary(),
    kind: p.string().length(10).ignoreSchemaChanges("type", "default").default("a"),
    word: p.string().ignoreSchemaChanges("collation"),
  },
});
