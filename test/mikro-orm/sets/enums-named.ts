/** Native enums that columns share, in a schema, as arrays, and enums of numbers. */
import { defineEntity, p } from "@mikro-orm/postgresql";
export const setup = `CREATE SCHEMA en`;
export const E1 = defineEntity({
  name: "E1",
  schema: "en",
  properties: {
    id: p.integer().primary(),
    a: p.enum(["p", "q r", "s'"]).nativeEnumName("shared_e"),
    b: p.enum(["p", "q r", "s'"]).nativeEnumName("shared_e").nullable().default("q r"),
    c: p.enum(["1", "2"]).array().nativeEnumName("nums").default(["1"]),
    d: p.enum([1, 2, 3]).default(2),
    e: p.enum(["x", "y"]).array().nullable(),
  },
});
export const E2 = defineEntity({
  name: "E2",
  properties: {
    id: p.integer().primary(),
    a: p.enum(["z"]).nativeEnumName("pub_e").default("z"),
    d: p.enum(["true", "false"]),
  },
});
