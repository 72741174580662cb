import { defineEntity, p } from "@mikro-orm/postgresql";

const Inner = defineEntity({ name: "Inner", embeddable: true, properties: { value: p.string() } });
const Outer = defineEntity({
  name: "Outer",
  embeddable: true,
  properties: { inner: () => p.embedded(Inner).prefix("in_"), more: p.integer().nullable() },
});

export const Holder = defineEntity({
  name: "Holder",
  properties: {
    id: p.integer().primary(),
    outer: () => p.embedded(Outer),
  },
});

export const options = { embeddables: { prefixMode: "absolute" } } as const;
