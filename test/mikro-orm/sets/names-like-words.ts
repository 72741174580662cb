import { defineEntity, p } from "@mikro-orm/postgresql";

/** Words that SQL has too. */
export const Select = defineEntity({
  name: "Select",
  properties: {
    id: p.integer().primary(),
    from: p.string().index(),
    where: p.string().unique(),
    group: () => p.manyToOne(Group),
    user: p.boolean().default(false),
  },
});
export const Group = defineEntity({
  name: "Group",
  properties: { id: p.integer().primary(), all: () => p.manyToMany(Select) },
});
