/** Compiled in both decorator modes: what must compile, and (after `@ts-expect-error`) what must not. */
import {
  Column,
  defineCollation,
  defineFunction,
  definePublication,
  Entity,
  Exclusion,
  Index,
  MaterializedView,
  Partition,
  Policy,
  PrimaryColumn,
  ReplicaIdentity,
  sql,
  Trigger,
  View,
} from "./schemix.js";

// ---- what compiles

export const touch = defineFunction({
  name: "touch",
  returns: "trigger",
  language: "plpgsql",
  body: "BEGIN END",
});
export const parsed = defineFunction({ name: "one", returns: "int", parsed: true, body: sql`RETURN 1` });
export const rows = defineFunction({
  name: "rows",
  returns: { setOf: "int" },
  rows: 5,
  body: { file: "./rows.sql" },
});
export const published = definePublication({
  name: "p",
  tables: [() => Member, "other"],
  publish: ["insert"],
});
export const plain = defineCollation({ name: "c", locale: "C" });

@Entity({ partitionBy: sql`RANGE (id)` })
@Trigger({ timing: "before", on: ["insert", "update"], of: ["id"], execute: touch, forEach: "row" })
@Trigger({ constraint: true, on: "insert", execute: "touch", initiallyDeferred: true, from: () => Member })
@Trigger({ timing: "after", on: "delete", execute: { name: "touch", namespace: "app" }, oldTable: "gone" })
@Policy({ for: "select", using: sql`true` })
@Policy({ for: "insert", check: "true", to: ["public"] })
@Exclusion({
  using: "gist",
  elements: [
    { property: "id", with: "=" },
    { expression: sql`id + 1`, with: "&&" },
  ],
})
@Exclusion("apart", sql`USING gist (id WITH =)`)
@ReplicaIdentity("full")
@Partition({ from: 1, to: [2] })
@Partition("rest", { default: true, partitions: [{ modulus: 2, remainder: 0 }], partitionBy: "HASH (id)" })
export class Member {
  @PrimaryColumn("int") id!: number;
}

@View({ as: sql`SELECT 1 AS one`, securityBarrier: true })
export class One {
  @Column("int") one!: number;
}

@MaterializedView({ as: { file: "./one.sql" }, withData: false, with: { fillfactor: 70 } })
export class Kept {
  @Index() @Column("int") one!: number;
}

// ---- what does not

// @ts-expect-error a function has a body
export const bodiless = defineFunction({ name: "f", returns: "int" });
// @ts-expect-error how many rows it gives is a question of sets
export const counted = defineFunction({ name: "f", returns: "int", rows: 5, body: "SELECT 1" });
// @ts-expect-error only SQL is parsed
export const odd = defineFunction({
  name: "f",
  returns: "int",
  language: "plpgsql",
  parsed: true,
  body: "BEGIN END",
});
// @ts-expect-error all tables, and some
export const too = definePublication({ name: "p", allTables: true, tables: ["a"] });
// @ts-expect-error one locale, or two
export const both = defineCollation({ name: "c", locale: "C", lcCollate: "C", lcCtype: "C" });
// @ts-expect-error a query
export const noQuery = View({ name: "v" });
// @ts-expect-error a view has data whatever is said
export const filled = View({ as: "SELECT 1", withData: false });
// @ts-expect-error before the event there are no rows to name
export const early = Trigger({ timing: "before", on: "insert", execute: "f", newTable: "n" });
// @ts-expect-error only a constraint is deferred
export const late = Trigger({ timing: "after", on: "insert", execute: "f", initiallyDeferred: true });
// @ts-expect-error a constraint trigger is after the event
export const before = Trigger({ constraint: true, timing: "before", on: "insert", execute: "f" });
// @ts-expect-error instead of the event, for each row
export const instead = Trigger({ timing: "insteadOf", on: "insert", execute: "f", forEach: "statement" });
// @ts-expect-error rows that are inserted were not there before
export const inserting = Policy({ for: "insert", using: "true" });
// @ts-expect-error rows that are read are not written
export const reading = Policy({ for: "select", using: "true", check: "true" });
// @ts-expect-error a property or an expression
export const neither = Exclusion({ elements: [{ with: "=" }] });
// @ts-expect-error a range and a list
export const mixed = Partition({ from: 1, to: 2, in: [1] });
// @ts-expect-error a hash has a remainder
export const half = Partition({ modulus: 2 });
// @ts-expect-error an index or properties
export const twice = ReplicaIdentity({ index: "i", properties: ["id"] });
