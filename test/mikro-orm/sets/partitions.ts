import { defineEntity, p } from "@mikro-orm/postgresql";

export const Event = defineEntity({
  name: "Event",
  properties: {
    id: p.integer().primary(),
    at: p.datetime().primary(),
    text: p.string().index(),
  },
  partitionBy: {
    type: "range",
    expression: "at",
    partitions: [
      { name: "event_2025", values: "from ('2025-01-01') to ('2026-01-01')" },
      { name: "event_2026", values: "from ('2026-01-01') to ('2027-01-01')" },
    ],
  },
});
export const Spread = defineEntity({
  name: "Spread",
  properties: { id: p.integer().primary(), text: p.string() },
  partitionBy: { type: "hash", expression: "id", partitions: 3 },
});
