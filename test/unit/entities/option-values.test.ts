/** Entity files run without a type check: whatever an option is given, what comes of it is a fault with its place. */
import { inspect } from "node:util";
import { expect } from "chai";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import * as declaration from "../../../src/entities/declarations.js";
import * as column from "../../../src/entities/decorators/column.js";
import * as entity from "../../../src/entities/decorators/entity.js";
import * as relation from "../../../src/entities/decorators/relation.js";
import * as rule from "../../../src/entities/decorators/rule.js";
import * as part from "../../../src/entities/decorators/table-part.js";
import * as view from "../../../src/entities/decorators/view.js";
import type { AnyMark } from "../../../src/entities/mark.js";
import { type KnownOptions, known } from "../../../src/entities/options/known.js";
import type { ClassOf } from "../../../src/entities/options/options.js";
import { collectEntities } from "../../../src/entities/registry.js";
import { toSchema } from "../../../src/entities/to-schema.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";

type Options = Record<string, unknown>;

const values: readonly unknown[] = [
  null,
  5,
  5n,
  true,
  "x",
  "",
  Symbol("x"),
  () => class A {},
  {},
  { name: 5, type: 5, function: 5, table: 5, expression: 5, file: 5, up: 5 },
  [],
  ["x"],
  [5],
  [5n],
  [null],
  [["x"], [5]],
];

const decorators = { ...column, ...entity, ...relation, ...rule, ...part, ...view } as unknown as Record<
  string,
  (...args: unknown[]) => AnyMark
>;
const declarations = declaration as unknown as Record<string, (options: Options) => unknown>;

/** What is needed besides the option that is tried. */
const needed: Readonly<Record<string, Options>> = {
  Sequence: { name: "s" },
  Trigger: { on: "insert", timing: "before", execute: "f" },
  Exclusion: { elements: [{ property: "id", with: "=" }] },
  Rule: { on: "delete", do: "nothing" },
  Statistics: { on: ["id", "x"] },
  Index: { properties: ["id"] },
  View: { as: "SELECT 1" },
  MaterializedView: { as: "SELECT 1" },
  Partition: { from: 1, to: 2 },
  defineFunction: { returns: "int", body: "SELECT 1" },
  defineProcedure: { body: "SELECT 1" },
  defineAggregate: { state: { function: "f", type: "int" } },
  aggregateState: { function: "f", type: "int" },
  movingState: { function: "f", type: "int", inverse: "g" },
  defineDomain: { type: "int" },
  defineComposite: { attributes: [] },
  defineTableType: { columns: [{ name: "a", type: "int" }] },
  defineRange: { subtype: "int" },
  defineCollation: { locale: "C" },
  definePublication: { tables: [] },
  defineEventTrigger: { on: "sql_drop", execute: "f" },
};

function mark(name: string, ...args: unknown[]): AnyMark {
  const decorator = decorators[name];
  if (decorator === undefined) throw new Error(`no decorator ${name}`);
  return decorator(...args);
}

/** A class with an `id`, an `x`, and what is tried. */
function classWith(place: "class" | "property", marks: (itself: () => ClassOf<unknown>) => AnyMark[]) {
  class A {}
  const given = marks(() => A);
  mark("PrimaryColumn", "int")(A.prototype, "id");
  if (place === "property") for (const each of given) each(A.prototype, "x");
  else {
    mark("Column", "int")(A.prototype, "x");
    for (const each of given) each(A);
  }
  return A;
}

class Inner {}
mark("Column", "int")(Inner.prototype, "q");

const onProperty: Readonly<Record<string, (options: Options, itself: () => ClassOf<unknown>) => AnyMark[]>> =
  {
    Column: (options) => [mark("Column", { type: "int", ...options })],
    PrimaryColumn: (options) => [mark("PrimaryColumn", { type: "int", ...options })],
    PrimaryGeneratedColumn: (options) => [mark("PrimaryGeneratedColumn", options)],
    identity: (identity) => [mark("Column", "int", { identity })],
    ManyToOne: (options, itself) => [mark("ManyToOne", itself, options)],
    OneToOne: (options, itself) => [mark("OneToOne", itself, options)],
    ManyToMany: (options, itself) => [mark("ManyToMany", itself, options), mark("JoinTable")],
    JoinColumn: (options, itself) => [mark("ManyToOne", itself), mark("JoinColumn", options)],
    JoinTable: (options, itself) => [mark("ManyToMany", itself), mark("JoinTable", options)],
    Embedded: (options) => [mark("Embedded", () => Inner, options)],
  };

const onClass: Readonly<Record<string, (options: Options) => AnyMark>> = {
  primaryKey: (primaryKey) => mark("Entity", { primaryKey }),
  temporal: (temporal) => mark("Entity", { mssql: { temporal } }),
  indexKey: (options) => mark("Index", [{ property: "id", ...options }]),
  exclusionElement: (options) => mark("Exclusion", { elements: [{ property: "id", with: "=", ...options }] }),
  Unique: (options) => mark("Unique", ["id"], options),
  Check: (options) => mark("Check", "id > 0", options),
};

const alone = ["Entity", "primaryKey", "temporal", "View", "MaterializedView"];

/** What an entity file exports that gives `options` to `what`. */
function exportsOf(what: KnownOptions, options: Options): Record<string, unknown> {
  const all = { ...needed[what], ...options };
  if (what === "aggregateState" || what === "movingState") {
    const state = needed.aggregateState;
    const states = what === "movingState" ? { state, moving: all } : { state: all };
    return { it: declarations.defineAggregate?.({ name: "it", ...states }) };
  }
  if (what.startsWith("define")) return { it: declarations[what]?.({ name: "it", ...all }) };
  const property = onProperty[what];
  const made =
    property === undefined
      ? classWith("class", () => [(onClass[what] ?? ((given) => mark(what, given)))(all)])
      : classWith("property", (itself) => property(all, itself));
  if (!alone.includes(what)) mark("Entity")(made);
  return { A: made };
}

/** What is wrong with the error that an option's value leads to, unless it is none or a fault. */
function failureOf(what: KnownOptions, option: string, value: unknown): readonly string[] {
  try {
    const registry = collectEntities([{ file: "a.ts", exports: exportsOf(what, { [option]: value }) }]);
    const dialect = what === "temporal" ? mssqlDialect : postgresDialect;
    toSchema(registry, dialect, { namespace: "public", naming: "snake_case" });
  } catch (error) {
    if (!isSchemixError(error, "ENTITIES_INVALID"))
      return [`${option}: ${inspect(value)}: ${inspect(error)}`];
  }
  return [];
}

describe("values that options do not take", () => {
  for (const what of Object.keys(known) as KnownOptions[]) {
    it(`are faults of ${what}`, () => {
      const failures = known[what].flatMap((option) =>
        values.flatMap((value) => failureOf(what, option, value)),
      );
      expect(failures).to.deep.equal([]);
    });
  }
});
