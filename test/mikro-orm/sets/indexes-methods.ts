import { defineEntity, p } from "@mikro-orm/postgresql";

export const Searched = defineEntity({
  name: "Searched",
  properties: {
    id: p.integer().primary(),
    title: p.string(),
    text: p.text(),
    words: p.type("tsvector").columnType("tsvector").nullable(),
    data: p.json<{ name: string; at: { city: string } }>(),
    place: p.type("point").columnType("point").nullable(),
  },
  indexes: [
    { name: "by_hash", properties: ["title"], type: "hash" },
    { name: "by_gin", properties: ["data"], type: "gin" },
    { name: "by_gist", properties: ["place"], type: "GiST" },
    { name: "by_brin", properties: ["id"], type: "brin" },
    { name: "by_btree", properties: ["title"], type: "btree" },
    { properties: ["title", "text"], type: "fulltext" },
    { properties: ["words"], type: "fulltext" },
    { properties: ["data.name"] as never },
    { name: "json_deep", properties: ["data.at.city"] as never },
  ],
  uniques: [{ properties: ["data.at.city"] as never }],
});
