import { defineEntity, p } from "@mikro-orm/postgresql";

export const Here = defineEntity({
  name: "Here",
  schema: "there",
  properties: {
    id: p.integer().primary(),
    mood: p.enum(["sad", "happy"]).nativeEnumName("mood").default("sad"),
    far: p.enum(["x", "y"]).nativeEnumName("far.thing"),
    list: p.enum(["sad", "happy"]).array().nativeEnumName("mood").nullable(),
  },
});

export const Elsewhere = defineEntity({
  name: "Elsewhere",
  properties: { id: p.integer().primary(), far: p.enum(["x", "y"]).nativeEnumName("far.thing").nullable() },
});
