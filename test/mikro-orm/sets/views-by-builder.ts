import { defineEntity, type EntityManager, p } from "@mikro-orm/postgresql";

export const Ticket = defineEntity({
  name: "Ticket",
  schema: "help",
  properties: { id: p.integer().primary(), open: p.boolean(), title: p.string() },
});
export const OpenTicket = defineEntity({
  name: "OpenTicket",
  schema: "help",
  view: true,
  expression: (em: EntityManager) =>
    em
      .createQueryBuilder(Ticket, "t")
      .select(["t.id", "t.title"])
      .where({ open: true, title: { $ne: "it's" } }),
  properties: { id: p.integer().primary(), title: p.string() },
});
