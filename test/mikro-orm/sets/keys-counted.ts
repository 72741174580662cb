import { defineEntity, p } from "@mikro-orm/postgresql";

export const Serial = defineEntity({ name: "Serial", properties: { id: p.integer().primary() } });
export const Big = defineEntity({ name: "Big", properties: { id: p.bigint().primary() } });
export const Small = defineEntity({ name: "Small", properties: { id: p.smallint().primary() } });
export const Plain = defineEntity({
  name: "Plain",
  properties: { id: p.integer().primary().autoincrement(false), more: p.integer().autoincrement() },
});
export const Always = defineEntity({
  name: "Always",
  properties: { id: p.integer().primary().generated("identity") },
});
export const ByDefault = defineEntity({
  name: "ByDefault",
  properties: { id: p.bigint().primary().generated("by default as identity"), no: p.integer() },
});
export const Options = defineEntity({
  name: "Options",
  properties: { id: p.integer().primary().generated("identity (start with 100 increment by 5)") },
});
export const Native = defineEntity({
  name: "Native",
  properties: { id: p.integer().columnType("serial").primary() },
});
export const Cased = defineEntity({
  name: "Cased",
  tableName: "CasedTable",
  properties: { id: p.integer().primary().name("theId"), no: p.integer().unsigned() },
});
