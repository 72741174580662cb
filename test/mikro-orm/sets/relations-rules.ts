import { defineEntity, p } from "@mikro-orm/postgresql";

export const Owner = defineEntity({ name: "Owner", properties: { id: p.integer().primary() } });
export const Owned = defineEntity({
  name: "Owned",
  properties: {
    id: p.integer().primary(),
    owner: () => p.manyToOne(Owner),
    other: () => p.manyToOne(Owner).nullable(),
  },
});

export const options = {
  schemaGenerator: { defaultDeleteRule: "restrict", defaultUpdateRule: "no action" },
} as const;
