import { defineEntity, p } from "@mikro-orm/postgresql";

export const Counted = defineEntity({
  name: "Counted",
  properties: { id: p.integer().primary(), version: p.integer().version() },
});
export const Dated = defineEntity({
  name: "Dated",
  properties: { id: p.integer().primary(), version: p.datetime().version() },
});
export const Checked = defineEntity({
  name: "Checked",
  properties: {
    id: p.integer().primary(),
    hash: p.string().concurrencyCheck(),
    deletedAt: p.datetime().nullable(),
  },
});
