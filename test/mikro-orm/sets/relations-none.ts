import { defineEntity, p } from "@mikro-orm/postgresql";

export const Owner = defineEntity({ name: "Owner", properties: { id: p.integer().primary() } });
export const Owned = defineEntity({
  name: "Owned",
  properties: { id: p.integer().primary(), owner: () => p.manyToOne(Owner) },
});

export const options = { schemaGenerator: { createForeignKeyConstraints: false } };
