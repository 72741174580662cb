import { defineEntity, p } from "@mikro-orm/postgresql";

export const Category = defineEntity({
  name: "Category",
  properties: {
    id: p.integer().primary(),
    parent: () => p.manyToOne(Category).nullable().deleteRule("cascade"),
    children: () => p.oneToMany(Category).mappedBy("parent"),
    twin: () => p.oneToOne(Category).nullable().owner(),
  },
});

export const Hen = defineEntity({
  name: "Hen",
  properties: { id: p.integer().primary(), egg: () => p.manyToOne(Egg) },
});

export const Egg = defineEntity({
  name: "Egg",
  properties: { id: p.integer().primary(), hen: () => p.manyToOne(Hen).nullable() },
});
