/** Embedded classes with indexes and uniques, twice, as columns and as JSON. */
import { defineEntity, p } from "@mikro-orm/postgresql";

const Geo = defineEntity({
  name: "Geo",
  embeddable: true,
  properties: { lat: p.double(), lng: p.double().nullable() },
});
const Addr = defineEntity({
  name: "Addr",
  embeddable: true,
  properties: {
    street: p.string().index(),
    zip: p.string().length(9).unique(),
    geo: () => p.embedded(Geo).prefix("g_"),
  },
});
export const City = defineEntity({
  name: "City",
  properties: {
    a: p.integer().primary(),
    b: p.string().primary(),
    up: () => p.manyToOne(City).nullable().deleteRule("set null").updateRule("cascade"),
  },
});
export const P2 = defineEntity({
  name: "P2",
  properties: {
    id: p.integer().primary(),
    home: () => p.embedded(Addr),
    work: () => p.embedded(Addr).prefix("W_").nullable(),
    objs: () => p.embedded(Addr).array().nullable(),
    obj: () => p.embedded(Addr).object(),
    city: () => p.manyToOne(City).deferMode("deferred" as never),
    near: () => p.manyToMany(City).pivotTable("p2 near"),
  },
});
