import { defineEntity, p } from "@mikro-orm/postgresql";

export const Sale = defineEntity({
  name: "Sale",
  properties: { id: p.integer().primary(), shop: p.string(), amount: p.integer() },
});
export const ShopTotal = defineEntity({
  name: "ShopTotal",
  view: true,
  expression: `
    select shop, sum(amount) as total -- of all

    from sale group by shop;`,
  properties: { shop: p.string().primary(), total: p.bigint() },
});
export const BestShop = defineEntity({
  name: "BestShop",
  view: true,
  expression: "select shop from shop_total where total > 100",
  properties: { shop: p.string().primary() },
});
export const Ledger = defineEntity({
  name: "Ledger",
  view: { materialized: true },
  expression: "select shop, count(*) as sales from sale group by shop",
  properties: { shop: p.string().primary(), sales: p.bigint().index() },
  indexes: [{ name: "ledger_both", properties: ["shop", "sales"] }],
});
export const Unfilled = defineEntity({
  name: "Unfilled",
  view: { materialized: true, withData: false },
  expression: "select id from sale",
  properties: { id: p.integer().primary() },
});
export const Virtual = defineEntity({
  name: "Virtual",
  expression: "select 1 as one",
  properties: { one: p.integer() },
});
