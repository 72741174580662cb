/** A base that is no table, and children with enums, relations and indexes of their own. */
import { defineEntity, p } from "@mikro-orm/postgresql";
export const Base = defineEntity({
  name: "Base",
  abstract: true,
  properties: { createdAt: p.datetime().defaultRaw("now()"), owner: () => p.manyToOne(Own).nullable() },
});
export const Own = defineEntity({ name: "Own", properties: { id: p.bigint().primary() } });
export const V = defineEntity({
  name: "V",
  extends: Base as never,
  discriminatorColumn: "kind" as never,
  discriminatorValue: "v",
  properties: { id: p.integer().primary(), kind: p.enum(["v", "car", "bus"]), name: p.string().unique() },
} as never);
export const Car = defineEntity({
  name: "Car",
  extends: V as never,
  discriminatorValue: "car",
  properties: { doors: p.integer().default(4), depot: () => p.oneToOne(Own).owner() },
} as never);
export const Bus = defineEntity({
  name: "Bus",
  extends: V as never,
  discriminatorValue: "bus",
  properties: { seats: p.integer().index("bus_seats"), flags: p.enum(["x", "y"]).array() },
} as never);
