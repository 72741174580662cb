import { defineEntity, p } from "@mikro-orm/postgresql";

const long = "a_name_that_is_longer_than_the_sixty_three_bytes_that_postgresql_keeps";

export const Named = defineEntity({
  name: "Named",
  tableName: "Some Table",
  properties: {
    id: p.integer().primary(),
    order: p.integer().name("order"),
    camelCase: p.string().name("camelCase").unique(),
    space: p.string().name("with space").index(),
    quote: p.string().name('with "quotes"'),
    other: p.string().name("ümläut").index(),
    short: p.string().index(long).unique(`u${long}`),
  },
  checks: [{ name: `c${long}`, expression: `"order" > 0` }],
});

export const Long = defineEntity({
  name: "Long",
  tableName: "table_with_a_name_that_is_nearly_as_long_as_the_server_takes_it",
  properties: {
    id: p.integer().primary(),
    aRatherLongNameOfAColumnAsWell: p.string().unique(),
    anotherRatherLongNameOfAColumn: p.string().index(),
    aRelation: () => p.manyToOne(Named),
  },
});
