/** The laws of a plan for SQL Server, over random schemas and without a server. A failure prints its seed: FC_SEED runs it again. */
import { expect } from "chai";
import fc from "fast-check";
import { compile } from "../../../src/dialects/mssql/compile/compile.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { check } from "../../../src/dialects/mssql/limits/limits.js";
import { inferred } from "../../../src/dialects/mssql/rewrite/dependencies.js";
import { plan } from "../../../src/diff/plan.js";
import type { AnyObject } from "../../../src/objects/any.js";
import { keyOf, type Reference, type SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { someRuns } from "../../support/engines.js";
import { type ColumnSpec, type Facts, flatten, type TableSpec, table } from "../../support/facts.js";
import { onMssql } from "../../support/mssql-planning.js";
import { randomEntities } from "../../support/random-entities.js";
import { RefusingFacts } from "../../support/refusing-facts.js";
import { model } from "../entities/evaluate.js";
import { declaredTwice } from "./script-text.js";

const { FC_SEED, FC_RUNS } = process.env;
const seed = FC_SEED === undefined ? {} : { seed: Number(FC_SEED) };

const families: Readonly<
  Record<string, { readonly types: readonly string[]; readonly defaults: readonly (string | undefined)[] }>
> = {
  i: { types: ["smallint", "int", "bigint"], defaults: [undefined, "(0)", "(-5)"] },
  n: { types: ["decimal(10,2)", "decimal(12,4)"], defaults: [undefined, "(1.5)"] },
  s: { types: ["nvarchar(20)", "nvarchar(40)", "varchar(20)"], defaults: [undefined, "N''", "upper(N'x')"] },
  d: { types: ["datetime2", "datetime2(3)"], defaults: [undefined, "sysutcdatetime()"] },
};
const checks = ["[i]>(0)", "[n]>=(0) AND [i]<(100)", "len([s])>(1)"];
const filters = ["[i] IS NOT NULL", "[s]=N'x'"];

function isSayable(text: string, columns: Readonly<Record<string, unknown>>): boolean {
  return [...text.matchAll(/\[(\w+)\]/g)].every(([, name]) => (name ?? "") in columns);
}

const columnOf = (name: string): fc.Arbitrary<ColumnSpec> =>
  fc
    .record({
      type: fc.constantFrom(...(families[name]?.types ?? [])),
      nullable: fc.boolean(),
      default: fc.constantFrom(...(families[name]?.defaults ?? [])),
      defaultName: fc.option(fc.constant(`DF__${name}__1`), { nil: undefined }),
      comment: fc.option(fc.constant("a comment"), { nil: undefined, freq: 4 }),
    })
    .map(({ defaultName, ...rest }) =>
      rest.default === undefined ? rest : { ...rest, defaultName },
    ) as fc.Arbitrary<ColumnSpec>;

const extras = fc.record({
  check: fc.uniqueArray(fc.constantFrom(...checks), { maxLength: 2 }),
  index: fc.uniqueArray(fc.constantFrom("i", "n", "s", "d"), { maxLength: 2 }),
  where: fc.option(fc.constantFrom(...filters), { nil: undefined }),
  include: fc.option(fc.constantFrom("n", "d"), { nil: undefined }),
  storage: fc.option(fc.constantFrom({ fillfactor: "80" }, { data_compression: "page" }), { nil: undefined }),
  unique: fc.option(fc.constantFrom("i", "s"), { nil: undefined }),
  computed: fc.option(fc.constantFrom("[i]*(2)", "[i]*(3)"), { nil: undefined }),
  isStored: fc.boolean(),
  isClustered: fc.boolean(),
  hasOwnOrder: fc.boolean(),
  isShared: fc.boolean(),
  reference: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
  isTrusted: fc.boolean(),
  isTemporal: fc.boolean(),
  view: fc.option(fc.constantFrom("bound", "free"), { nil: undefined }),
});

const tableOf = (name: string) =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(families)), { maxLength: 4 })
    .chain((names) =>
      fc.tuple(fc.record(Object.fromEntries(names.map((each) => [each, columnOf(each)]))), extras),
    )
    .map(([columns, more]) => ({ name, columns, more }));

interface RandomTable {
  readonly name: string;
  readonly columns: Record<string, ColumnSpec>;
  readonly more: typeof extras extends fc.Arbitrary<infer More> ? More : never;
}

/** What the tables of a schema have in common. */
interface Common {
  readonly names: readonly string[];
  readonly keyType: string;
}

function factsOf({ name, columns, more }: RandomTable, { names: others, keyType }: Common): Facts {
  const has = (column: string | undefined): column is string => column !== undefined && column in columns;
  const isComputed = more.computed !== undefined && "i" in columns;
  const target = more.reference === undefined ? undefined : others[more.reference];
  // Constraints have their names in the namespace: those of the last table may have been another table's.
  const owner = more.isShared && name === others.at(-1) ? "shared" : name;
  const period: Record<string, ColumnSpec> = more.isTemporal
    ? {
        valid_from: { type: "datetime2", nullable: false, period: "start", hidden: true },
        valid_to: { type: "datetime2", nullable: false, period: "end", hidden: true },
      }
    : {};
  const spec: TableSpec = {
    namespace: "dbo",
    ...(more.isTemporal
      ? {
          temporal: {
            start: "valid_from",
            end: "valid_to",
            history: { namespace: "dbo", table: `${name}_history` },
          },
        }
      : {}),
    columns: {
      id: `${keyType}!`,
      ...columns,
      ...(isComputed
        ? {
            twice: {
              type: "bigint",
              nullable: true,
              generated: { expression: more.computed ?? "", stored: more.isStored },
            },
          }
        : {}),
      ...(target === undefined ? {} : { other: keyType }),
      ...period,
    },
    primaryKey: more.isClustered ? { columns: ["id"] } : { columns: ["id"], clustered: false },
    check: Object.fromEntries(
      more.check
        .filter((text) => isSayable(text, columns))
        .map((text) => [
          `ck_${owner}_${checks.indexOf(text)}`,
          { expression: text, ...(more.isTrusted ? {} : { notValid: true }) },
        ]),
    ),
    index: Object.fromEntries(
      more.index.filter(has).map((column, index) => [
        `ix_${name}_${column}`,
        {
          keys: [{ column }],
          ...(index === 0 && !more.isClustered && more.hasOwnOrder
            ? { clustered: true }
            : {
                ...(has(more.include) && more.include !== column ? { include: [more.include] } : {}),
                ...(more.where !== undefined && isSayable(more.where, columns) ? { where: more.where } : {}),
                ...(more.storage === undefined ? {} : { storage: more.storage }),
              }),
        },
      ]),
    ),
    unique: has(more.unique) ? { [`uq_${owner}`]: [more.unique] } : {},
    foreignKey:
      target === undefined
        ? {}
        : {
            [`fk_${name}`]: {
              columns: ["other"],
              references: [target, ["id"], "dbo"],
              ...(more.isTrusted ? {} : { notEnforced: true }),
            },
          },
  };
  return [table(name, spec), viewOf(name, columns, more.view)];
}

/** A view of all columns, bound to them or not; the bound one has an index. */
function viewOf(
  name: string,
  columns: Record<string, ColumnSpec>,
  sort: "bound" | "free" | undefined,
): Facts {
  if (sort === undefined) return [];
  const list = ["id", ...Object.keys(columns).sort()].map((column) => `[${column}]`).join(", ");
  const view = {
    kind: "view",
    namespace: "dbo",
    name: `v_${name}`,
    definition: `CREATE VIEW [dbo].[v_${name}]${sort === "bound" ? " WITH SCHEMABINDING" : ""} AS SELECT ${list} FROM [dbo].[${name}]`,
    ...(sort === "bound" ? {} : { shape: [] }),
  };
  const index = {
    kind: "index",
    namespace: "dbo",
    table: `v_${name}`,
    name: `ix_v_${name}`,
    keys: [{ column: "id" }],
    unique: true,
    clustered: true,
  };
  return sort === "bound" ? [view as SchemaObject, index as SchemaObject] : [view as SchemaObject];
}

const randomSchema = fc
  .subarray(["a", "b", "c"])
  .chain((names) => fc.tuple(fc.constantFrom("int", "bigint"), ...names.map(tableOf)))
  .map(([keyType, ...tables]) => {
    const names = tables.map(({ name }) => name);
    return flatten(tables.map((each) => factsOf(each, { names, keyType })));
  });

/** What views stand on: in SQL Server's catalog all columns of those that are bound, else the table. */
function usesIn(objects: readonly SchemaObject[]): ReadonlyMap<string, readonly Reference[]> {
  const schema = new Schema(objects);
  const all = (objects as readonly AnyObject[]).map((object): [string, readonly Reference[]] => {
    if (object.kind !== "view") return [keyOf(object), inferred(object, schema)];
    const on = object.name.slice(2);
    const isBound = object.definition.includes("SCHEMABINDING");
    const columns = isBound
      ? schema.childrenOf("dbo", on, "column").filter(({ name }) => object.definition.includes(`[${name}]`))
      : [];
    return [keyOf(object), [{ kind: "table", namespace: "dbo", name: on }, ...columns]];
  });
  return new Map(all);
}

function byText(objects: readonly SchemaObject[]): ReadonlyMap<string, readonly Reference[]> {
  const uses = usesIn(objects);
  const views = (objects as readonly AnyObject[]).filter((object) => object.kind === "view");
  return new Map(views.map((view) => [view.definition, uses.get(keyOf(view)) ?? []]));
}

function isInAnyOrder(schema: Schema): unknown {
  return [...(schema as Iterable<AnyObject>)].map((object) =>
    JSON.parse(JSON.stringify({ ...object, position: 0, shape: undefined })),
  );
}

/** What is there after a history has ended: its table stays, which nobody has asked for. */
function lead(before: readonly SchemaObject[], after: readonly SchemaObject[]) {
  const uses = usesIn(before);
  const from = new Schema(before, uses);
  const to = new Schema(after).withDependenciesOf(new Schema(after, usesIn(after)), () => true);
  const { operations, undecided } = plan(from, to, onMssql);
  expect(undecided).to.deep.equal([]);
  const facts = new RefusingFacts(new Schema(before), new Map([...byText(after), ...byText(before)]));
  return { operations, facts, to };
}

describe("laws of a plan for SQL Server", () => {
  it("there is nothing to do between a schema and itself", () => {
    fc.assert(
      fc.property(randomSchema, (objects) => {
        expect(
          plan(new Schema(objects, usesIn(objects)), new Schema(objects), onMssql).operations,
        ).to.deep.equal([]);
      }),
      { numRuns: someRuns(100), ...seed },
    );
  });

  it("a plan leads from one schema to another, past all that the server refuses", () => {
    fc.assert(
      fc.property(randomSchema, randomSchema, (before, after) => {
        const { operations, facts, to } = lead(before, after);
        for (const operation of operations) {
          if (operation.kind === "dropTable" && operation.table.endsWith("_history")) continue;
          facts.apply(operation);
        }
        expect(isInAnyOrder(facts.schema)).to.deep.equal(isInAnyOrder(to));
        expect(facts.paused).to.deep.equal([]);
      }),
      { numRuns: Number(FC_RUNS ?? someRuns(300)), ...seed },
    );
  });

  it("every operation of a plan compiles", () => {
    fc.assert(
      fc.property(randomSchema, randomSchema, (before, after) => {
        for (const operation of lead(before, after).operations)
          expect(compile(operation)).to.not.equal(undefined);
      }),
      { numRuns: someRuns(100), ...seed },
    );
  });

  it("a plan leads from random entities to others, and every batch declares its variables once", () => {
    const wanted = (source: string, current: Schema): Schema => {
      const { schema } = model(source, { dialect: mssqlDialect, namespace: "dbo" });
      return mssqlDialect.complete(schema, current);
    };
    const expectWay = (from: Schema, to: Schema): void => {
      const { operations, undecided } = plan(from, to, onMssql);
      expect(undecided).to.deep.equal([]);
      const facts = new RefusingFacts(from, new Map());
      for (const operation of operations) {
        facts.apply(operation);
        for (const { sql } of compile(operation)) expect(declaredTwice(sql), sql).to.deep.equal([]);
      }
      // A table that is made anew is SQL that facts do not follow: it is there for the identity alone.
      const anew = new Set(
        operations.flatMap((each) =>
          each.kind === "execute" ? [each.touches ?? []].flat().map((touched) => touched.table) : [],
        ),
      );
      const known = (schema: Schema) =>
        isInAnyOrder(
          schema.map((object) =>
            anew.has(object.table ?? "") ? { ...object, identity: undefined } : object,
          ),
        );
      expect(known(facts.schema)).to.deep.equal(known(to));
    };
    fc.assert(
      fc.property(randomEntities, randomEntities, (before, after) => {
        const from = wanted(before, new Schema([]));
        const to = wanted(after, from);
        expect([...check(from, new Schema([])), ...check(to, from)]).to.deep.equal([]);
        expectWay(new Schema([]), from);
        expectWay(from, to);
        expectWay(to, from);
      }),
      { numRuns: Number(FC_RUNS ?? someRuns(24)), ...seed },
    );
  }).timeout(60_000);
});
