import { defineEntity, p } from "@mikro-orm/postgresql";

export const Word = defineEntity({
  name: "Word",
  properties: {
    id: p.integer().primary(),
    sorted: p.string().collation("C"),
    listed: p.text().collation("und-x-icu").nullable(),
  },
  indexes: [
    { name: "word_by_sorted", columns: [{ name: "sorted", collation: "POSIX" }], properties: ["sorted"] },
  ],
});
