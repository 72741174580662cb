/** What renames come to on SQL Server when something is bound to the names, on the way there and back. */
import { join } from "node:path";
import { expect } from "chai";
import { inferred } from "../../../src/dialects/mssql/rewrite/dependencies.js";
import { aroundRenames } from "../../../src/diff/around-renames.js";
import { plan } from "../../../src/diff/plan.js";
import type { AnyObject, AnyOperation } from "../../../src/objects/any.js";
import { keyOf, type Reference, type SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { checkout } from "../../support/docs.js";
import { type Facts, flatten, type TableSpec, table } from "../../support/facts.js";
import { onMssql } from "../../support/mssql-planning.js";
import { RefusingFacts } from "../../support/refusing-facts.js";
import { expectScript } from "./script-text.js";

const page =
  "https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql";

/** Definitions and what each names. */
type Uses = readonly (readonly [definition: string, on: string, columns: readonly string[]])[];

function usesOf(uses: Uses): ReadonlyMap<string, readonly Reference[]> {
  return new Map(
    uses.map(([definition, path, columns]) => {
      const [on = "", namespace = "dbo"] = path.split(".").reverse();
      const parts = columns.map((name) => ({ kind: "column", namespace, table: on, name }));
      return [definition, [{ kind: "table", namespace, name: on }, ...parts]];
    }),
  );
}

function schemaOf(
  facts: Facts | Iterable<SchemaObject>,
  uses: ReadonlyMap<string, readonly Reference[]>,
): Schema {
  const objects = flatten(facts as Facts);
  const plain = new Schema(objects);
  const needed = (objects as readonly AnyObject[]).map((object): [string, readonly Reference[]] => {
    const isBound = "definition" in object && object.definition.includes("SCHEMABINDING");
    const own = "definition" in object ? (uses.get(object.definition) ?? []) : [];
    // The server knows columns of what is bound alone.
    return [
      keyOf(object),
      [...inferred(object, plain), ...own.filter(({ kind }) => isBound || kind === "table")],
    ];
  });
  return new Schema(objects, new Map(needed));
}

interface Trip {
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
}

/** What a comparison makes of renames, with facts in the place of a database; leads there and back past all refusals. */
function trip(
  before: Facts,
  after: Facts,
  up: readonly AnyOperation[],
  down: readonly AnyOperation[],
  uses: Uses,
): Trip {
  const known = usesOf(uses);
  const current = schemaOf(before, known);
  const around = aroundRenames(up, current, onMssql);
  const isLeft = (index: number): boolean => around?.isLeft(index) ?? true;
  const first = [
    ...(around?.before ?? []),
    ...up.filter((_, index) => isLeft(index)),
    ...(around?.behind ?? []),
  ];
  const renamed = new RefusingFacts(new Schema(flatten(before)), known);
  for (const operation of first) renamed.apply(operation);
  const state = schemaOf([...renamed.schema], known);
  const wanted = schemaOf(after, known);
  const there = plan(state, wanted, onMssql).operations;
  const back = plan(wanted, state, onMssql).operations;
  const way = {
    up: [...first, ...there, ...(around?.proof(there) ?? [])],
    down:
      around?.back(
        back,
        down.filter((_, index) => isLeft(down.length - 1 - index)),
      ) ?? [],
  };
  const facts = new RefusingFacts(new Schema(flatten(before)), known);
  for (const operation of way.up) facts.apply(operation);
  expect(inAnyOrder(facts.schema)).to.deep.equal(inAnyOrder(new Schema(flatten(after))));
  for (const operation of way.down) facts.apply(operation);
  expect(inAnyOrder(facts.schema)).to.deep.equal(inAnyOrder(new Schema(flatten(before))));
  return way;
}

function inAnyOrder(schema: Schema): unknown {
  return [...schema]
    .map((object) => JSON.stringify({ ...object, position: 0, shape: undefined }, Object.keys(object).sort()))
    .sort();
}

const own = (name: string, spec: TableSpec): Facts => table(name, { namespace: "dbo", ...spec });
const view = (name: string, definition: string): SchemaObject =>
  ({
    kind: "view",
    namespace: "dbo",
    name,
    definition,
    ...(definition.includes("SCHEMABINDING") ? {} : { shape: [] }),
  }) as SchemaObject;

const user = (name: string, column: string): Facts =>
  own(name, {
    columns: {
      id: "int!",
      [column]: "nvarchar(50)",
      loud: {
        type: "nvarchar(50)",
        nullable: true,
        generated: { expression: `upper([${column}])`, stored: true },
      },
    },
    primaryKey: "id",
    check: { ck_name: `[${column}]<>N'[name]'` },
    index: {
      ix_name: { keys: [{ column }] },
      ix_some: { keys: [{ column: "id" }], where: `[${column}] IS NOT NULL` },
      ix_loud: { keys: [{ column: "loud" }] },
    },
  });

const bound = (on: string, column: string): string =>
  `CREATE VIEW [dbo].[bound] WITH SCHEMABINDING AS SELECT [id], [${column}] FROM [dbo].[${on}]`;
const free = (on: string, column: string): string =>
  `CREATE VIEW [dbo].[free] AS SELECT [${column}] FROM [dbo].[${on}]`;
const all = "CREATE VIEW [dbo].[all] AS SELECT * FROM [dbo].[user]";
const uses: Uses = [
  [bound("user", "name"), "user", ["id", "name"]],
  [bound("user", "full_name"), "user", ["id", "full_name"]],
  [bound("person", "name"), "person", ["id", "name"]],
  [free("user", "name"), "user", ["name"]],
  [free("user", "full_name"), "user", ["full_name"]],
  [free("person", "name"), "person", ["name"]],
  [all, "user", []],
];
const boundIndex = {
  kind: "index",
  namespace: "dbo",
  table: "bound",
  name: "ix_bound",
  keys: [{ column: "id" }],
  unique: true,
  clustered: true,
} as SchemaObject;

describe("renames on SQL Server", () => {
  it("of a column take away what is bound to its name, and make it again under the new one", () => {
    const { up, down } = trip(
      [
        user("user", "name"),
        view("bound", bound("user", "name")),
        boundIndex,
        view("free", free("user", "name")),
        view("all", all),
      ],
      [
        user("user", "full_name"),
        view("bound", bound("user", "full_name")),
        boundIndex,
        view("free", free("user", "full_name")),
        view("all", all),
      ],
      [{ kind: "renameColumn", table: "user", name: "name", to: "full_name" }],
      [{ kind: "renameColumn", table: "user", name: "full_name", to: "name" }],
      uses,
    );
    expectScript(
      join(checkout, "test/unit/mssql/renames/rename-of-a-column.sql"),
      "rename-of-a-column",
      page,
      [...up, ...down],
      () => false,
    );
  });

  it("of a table replace the views that name it after it has got its name, there and back", () => {
    const { up, down } = trip(
      [user("user", "name"), view("bound", bound("user", "name")), view("free", free("user", "name"))],
      [user("person", "name"), view("bound", bound("person", "name")), view("free", free("person", "name"))],
      [{ kind: "renameTable", table: "user", to: "person" }],
      [{ kind: "renameTable", table: "person", to: "user" }],
      uses,
    );
    const kinds = [...up, ...down].map(({ kind }) => kind).filter((kind) => kind !== "renameConstraint");
    const way = ["execute", "dropObject", "renameTable", "createObject", "replaceObject", "execute"];
    expect(kinds).to.deep.equal([...way, ...way]);
  });

  it("to another schema take away what is bound to the table, and replace what names it", () => {
    const elsewhere = (text: string): string => text.replaceAll("FROM [dbo].[user]", "FROM [app].[user]");
    const moved = flatten(user("user", "name")).map((fact) => ({ ...fact, namespace: "app" }));
    const app = { kind: "namespace", namespace: "app", name: "app" } as SchemaObject;
    const { up, down } = trip(
      [[app], user("user", "name"), view("bound", bound("user", "name")), view("free", free("user", "name"))],
      [
        [app],
        moved,
        view("bound", elsewhere(bound("user", "name"))),
        view("free", elsewhere(free("user", "name"))),
      ],
      [{ kind: "renameTable", namespace: "dbo", table: "user", to: "user", toNamespace: "app" }],
      [{ kind: "renameTable", namespace: "app", table: "user", to: "user", toNamespace: "dbo" }],
      [
        ...uses,
        [elsewhere(bound("user", "name")), "app.user", ["id", "name"]],
        [elsewhere(free("user", "name")), "app.user", ["name"]],
      ],
    );
    const way = ["execute", "dropObject", "renameTable", "createObject", "replaceObject", "execute"];
    expect([...up, ...down].map(({ kind }) => kind)).to.deep.equal([...way, ...way]);
  });

  it("of a module say its text under the new name, which the server would read again under the former one", () => {
    const former = free("user", "name");
    const moved = former.replace("[dbo].[free]", "[app].[open]");
    const app = { kind: "namespace", namespace: "app", name: "app" } as SchemaObject;
    const { up, down } = trip(
      [[app], user("user", "name"), view("free", former)],
      [[app], user("user", "name"), { ...view("open", moved), namespace: "app" }],
      [
        { kind: "renameObject", object: "view", name: "free", to: "open" },
        { kind: "renameObject", object: "view", name: "open", to: "open", toNamespace: "app" },
      ],
      [
        {
          kind: "renameObject",
          object: "view",
          namespace: "app",
          name: "open",
          to: "open",
          toNamespace: "dbo",
        },
        { kind: "renameObject", object: "view", name: "open", to: "free" },
      ],
      [...uses, [moved, "user", ["name"]]],
    );
    const said = (text: string) => [text.replace("CREATE VIEW", "CREATE OR ALTER VIEW")];
    const alter = { kind: "alterObject", object: "view" };
    expect(up.at(-1)).to.deep.equal({ ...alter, namespace: "app", name: "open", statements: said(moved) });
    expect(down.at(-1)).to.deep.equal({ ...alter, name: "free", statements: said(former) });
    expect([up.length, down.length]).to.deep.equal([3, 3]);
  });

  it("of a module and of what it names replace its text behind both, there and back", () => {
    const { up, down } = trip(
      [user("user", "name"), view("free", free("user", "name"))],
      [user("person", "name"), view("open", free("person", "name").replace("[free]", "[open]"))],
      [
        { kind: "renameTable", table: "user", to: "person" },
        { kind: "renameObject", object: "view", name: "free", to: "open" },
      ],
      [
        { kind: "renameObject", object: "view", name: "open", to: "free" },
        { kind: "renameTable", table: "person", to: "user" },
      ],
      [...uses, [free("person", "name").replace("[free]", "[open]"), "person", ["name"]]],
    );
    const kinds = [...up, ...down].map(({ kind }) => kind).filter((kind) => kind !== "renameConstraint");
    const way = ["renameTable", "renameObject", "replaceObject"];
    expect(kinds).to.deep.equal([...way, "renameObject", "renameTable", "replaceObject"]);
    expect(down.at(-1)).to.include({ name: "free", definition: free("user", "name") });
  });

  it("by people, which the text of a view does not say, keep that text from being read under the former name", () => {
    const renamed = { ...view("free", free("user", "name")), isRenamed: true } as SchemaObject;
    const wider = flatten(user("user", "name")).map((fact) =>
      fact.kind === "column" && fact.name === "name" ? { ...fact, type: "nvarchar(80)" } : fact,
    );
    const known = usesOf(uses);
    const [from, to] = [
      schemaOf([user("user", "name"), renamed], known),
      schemaOf([wider, view("free", free("user", "name"))], known),
    ];
    const said = plan(from, to, onMssql).operations.flatMap((operation) =>
      operation.kind === "alterObject" ? operation.statements : [],
    );
    expect(said).to.deep.equal([free("user", "name").replace("CREATE VIEW", "CREATE OR ALTER VIEW")]);
  });

  it("of a function let go the expressions of tables that call it", () => {
    const f = (name: string): SchemaObject =>
      ({
        kind: "function",
        namespace: "dbo",
        name,
        definition: `CREATE FUNCTION [dbo].[${name}] (@n int) RETURNS int AS BEGIN RETURN @n END`,
        shape: ["FN"],
      }) as SchemaObject;
    const calling = (name: string): Facts =>
      own("t", { columns: { id: "int!" }, check: { ck: `[dbo].[${name}]([id])>(0)` } });
    const before = new Schema(
      flatten([f("f"), calling("f")]),
      new Map([[keyOf({ kind: "check", namespace: "dbo", table: "t", name: "ck" }), [f("f")]]]),
    );
    const rename = { kind: "renameObject", object: "function", name: "f", to: "g" } as const;
    const around = aroundRenames([rename], before, onMssql);
    expect(around?.before.map(({ kind }) => kind)).to.deep.equal(["dropConstraint"]);
    expect(around?.back([], []).map(({ kind }) => kind)).to.deep.equal([
      "createCheckConstraint",
      "alterObject",
    ]);
  });

  it("show what goes on naming the former name", () => {
    const before = [user("user", "name"), view("free", free("user", "name"))];
    const after = [user("person", "name"), view("free", free("user", "name"))];
    const rename = { kind: "renameTable", table: "user", to: "person" } as const;
    const back = { kind: "renameTable", table: "person", to: "user" } as const;
    expect(() => trip(before, after, [rename], [back], uses)).to.throw(/there is no/);
  });

  it("of a computed column let go what stands on it, and leave out the rename of an index that goes with it", () => {
    const changed = (name: string, index: string): Facts =>
      own("user", {
        columns: {
          id: "int!",
          [name]: { type: "int", nullable: true, generated: { expression: "[id]*(2)", stored: true } },
        },
        primaryKey: "id",
        index: { [index]: { keys: [{ column: name }] } },
      });
    const { up } = trip(
      [changed("twice", "ix_twice")],
      [changed("double", "ix_double")],
      [
        { kind: "renameColumn", table: "user", name: "twice", to: "double" },
        { kind: "renameIndex", table: "user", name: "ix_twice", to: "ix_double" },
      ],
      [
        { kind: "renameIndex", table: "user", name: "ix_double", to: "ix_twice" },
        { kind: "renameColumn", table: "user", name: "double", to: "twice" },
      ],
      [],
    );
    expect(up.map(({ kind }) => kind)).to.deep.equal(["dropIndex", "renameColumn", "createIndex"]);
  });
});
