import { defineEntity, p } from "@mikro-orm/postgresql";

export const Inside = defineEntity({
  name: "Inside",
  properties: {
    id: p.integer().primary(),
    kind: p.enum(["a", "b"]).nativeEnumName("kind"),
    outside: () => p.manyToOne(Outside).nullable(),
    many: () => p.manyToMany(Outside),
  },
});

export const Outside = defineEntity({
  name: "Outside",
  schema: "public",
  properties: { id: p.integer().primary(), inside: () => p.manyToOne(Inside) },
});

export const options = { schema: "app" };
