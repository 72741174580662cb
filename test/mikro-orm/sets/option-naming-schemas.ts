/** Names as the entities have them, a default schema and one of an entity. */
import { defineEntity, EntityCaseNamingStrategy, p } from "@mikro-orm/postgresql";
export const setup = `CREATE SCHEMA main2; CREATE SCHEMA oth`;
export const options = {
  schema: "main2",
  namingStrategy: EntityCaseNamingStrategy,
  forceUtcTimezone: true,
  schemaGenerator: { createForeignKeyConstraints: true },
} as const;
export const Aa = defineEntity({
  name: "Aa",
  properties: {
    theId: p.integer().primary(),
    BigName: p.string(),
    bbs: () => p.manyToMany(Bb),
    one: () => p.oneToOne(Bb).owner().nullable(),
  },
});
export const Bb = defineEntity({
  name: "Bb",
  schema: "oth",
  properties: {
    theId: p.uuid().primary(),
    parentRef: () => p.manyToOne(Aa).deleteRule("cascade"),
    st: p.enum(["k"]).nativeEnumName("StKind"),
    when: p.datetime().columnType("timestamptz(3)"),
  },
});
