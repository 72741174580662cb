/** Plans in which SQL Server needs more done than was asked for: what they come to, to be read from top to bottom. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { inferred } from "../../../src/dialects/mssql/rewrite/dependencies.js";
import { plan } from "../../../src/diff/plan.js";
import { hazardsOf } from "../../../src/lint/hazards.js";
import type { AnyObject, AnyOperation } from "../../../src/objects/any.js";
import { keyOf, type Reference, type SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { checkout } from "../../support/docs.js";
import { comment, type Facts, flatten, sequence, type TableSpec, table } from "../../support/facts.js";
import { onMssql } from "../../support/mssql-planning.js";
import { expectScript } from "./script-text.js";

const folder = join(checkout, "test/unit/mssql/plans");
const statements = "https://learn.microsoft.com/en-us/sql/t-sql/statements";
const tables = "https://learn.microsoft.com/en-us/sql/relational-databases/tables";

type Uses = Readonly<Record<string, readonly Reference[]>>;

/** @param uses what objects said in SQL stand on, by their name */
function planned(
  before: Facts,
  after: Facts,
  uses: Uses = {},
  values?: readonly (readonly [from: string, to: string])[],
): readonly AnyOperation[] {
  const withUses = (facts: Facts): Schema => {
    const objects = flatten(facts);
    const schema = new Schema(objects);
    const needed = (objects as readonly AnyObject[]).map((object): [string, readonly Reference[]] => [
      keyOf(object),
      [...inferred(object, schema), ...(uses[object.name] ?? [])],
    ]);
    return new Schema(objects, new Map(needed));
  };
  return plan(withUses(before), withUses(after), {
    ...onMssql,
    renamedValuesFor: () => values && { column: "role", values },
  }).operations;
}

const own = (name: string, spec: TableSpec): Facts => table(name, { namespace: "dbo", ...spec });
const said = (kind: string, name: string, definition: string, more: object = {}): SchemaObject =>
  ({ kind, namespace: "dbo", name, definition, ...more }) as SchemaObject;
const column = (on: string, name: string): Reference => ({
  kind: "column",
  namespace: "dbo",
  table: on,
  name,
});

const team = own("team", { columns: { id: "int!" }, primaryKey: "id" });
const bound = said(
  "view",
  "member",
  "CREATE VIEW [dbo].[member] WITH SCHEMABINDING AS SELECT [id], [name] FROM [dbo].[user]",
);
const boundIndex = {
  kind: "index",
  namespace: "dbo",
  table: "member",
  name: "ix_member",
  keys: [{ column: "id" }],
  unique: true,
  clustered: true,
} as SchemaObject;
const free = said("view", "everybody", "CREATE VIEW [dbo].[everybody] AS SELECT * FROM [dbo].[user]", {
  shape: [],
});
const uses: Uses = {
  member: [{ kind: "table", namespace: "dbo", name: "user" }, column("user", "id"), column("user", "name")],
  everybody: [{ kind: "table", namespace: "dbo", name: "user" }],
};

const user = (columns: TableSpec["columns"], more: TableSpec = {}): Facts =>
  own("user", {
    columns: {
      id: "int!",
      name: "nvarchar(50)!",
      plan: { type: "nvarchar(10)", default: "N'free'" },
      team_id: "int",
      ...columns,
    },
    primaryKey: "id",
    check: { ck_user_name: "len([name])>(0)" },
    index: { ix_user_name: ["name"], ix_user_plan: { keys: [{ column: "plan" }], where: "[name]<>N''" } },
    foreignKey: { fk_user_team: { columns: ["team_id"], references: ["team", ["id"], "dbo"] } },
    comment: "People",
    ...more,
  });
const note = own("note", {
  columns: { id: "int!", user_id: "int!" },
  primaryKey: "id",
  foreignKey: {
    fk_note_user: { columns: ["user_id"], references: ["user", ["id"], "dbo"], onDelete: "cascade" },
  },
});

const email = (definition: string): Facts => [
  said("domain", "email", definition),
  own("user", {
    columns: { id: "int!", mail: "dbo.email!" },
    primaryKey: "id",
    unique: { uq_mail: ["mail"] },
  }),
];

const temporal: TableSpec = {
  columns: {
    id: "int!",
    valid_from: { type: "datetime2", nullable: false, period: "start", hidden: true },
    valid_to: { type: "datetime2", nullable: false, period: "end", hidden: true },
  },
  primaryKey: "id",
  temporal: { start: "valid_from", end: "valid_to", history: { namespace: "dbo", table: "price_history" } },
};

const length = (body: string): SchemaObject =>
  said(
    "function",
    "f",
    `CREATE FUNCTION [dbo].[f] (@x nvarchar(50)) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN ${body} END`,
    { shape: ["FN"] },
  );
const checked = own("user", {
  columns: { name: "nvarchar(50)" },
  check: { ck_name: "[dbo].[f]([name])>(0)" },
});

const roles = (longest: number, values: readonly string[]): Facts =>
  own("user", {
    columns: { id: "int!", role: `nvarchar(${longest})!` },
    primaryKey: "id",
    check: { ck_user_role: values.map((value) => `[role]=N'${value}'`).join(" OR ") },
  });

/** A function of one kind in the place of another, which no ALTER takes. */
const listed: Facts = [
  said("function", "f", "CREATE FUNCTION [dbo].[f] () RETURNS TABLE AS RETURN (SELECT 1 AS [a])", {
    shape: ["IF"],
  }),
];
const counted: Facts = [
  said("function", "f", "CREATE FUNCTION [dbo].[f] () RETURNS int AS BEGIN RETURN 1 END", { shape: ["FN"] }),
];

/** Its rows lie in its key. */
const kept = (tablespace?: string): Facts =>
  own("user", {
    columns: { id: "int!", name: "nvarchar(50)" },
    ...(tablespace === undefined ? {} : { tablespace }),
    primaryKey: "id",
    index: {
      ix_user_name: ["name"],
      ix_user_apart: { keys: [{ column: "name" }], tablespace: "SLOW" },
    },
  });

/** Its rows lie in no order. */
const heaped = (tablespace?: string): Facts =>
  own("log", {
    columns: { line: "nvarchar(max)", at: "datetime2" },
    ...(tablespace === undefined ? {} : { tablespace }),
    index: { ix_log_at: ["at"] },
  });

const cases: readonly (readonly [name: string, page: string, operations: () => readonly AnyOperation[]])[] = [
  [
    "table-moves-and-comes-back",
    `${statements}/create-index-transact-sql`,
    () => [
      ...planned([kept(), note], [kept("FAST"), note]),
      ...planned([kept("FAST"), note], [kept(), note]),
    ],
  ],
  [
    "heap-moves-and-comes-back",
    `${statements}/drop-index-transact-sql`,
    () => [...planned(heaped(), heaped("FAST")), ...planned(heaped("FAST"), heaped())],
  ],
  [
    "limits-of-a-sequence",
    `${statements}/alter-sequence-transact-sql`,
    () => {
      const [wide, narrow] = [{}, { minValue: "100", maxValue: "900" }].map((options) =>
        sequence("ticket", options, "dbo"),
      );
      return [...planned(wide ?? [], narrow ?? []), ...planned(narrow ?? [], wide ?? [])];
    },
  ],
  [
    "identity-comes",
    `${statements}/set-identity-insert-transact-sql`,
    () =>
      planned(
        [team, user({}), note, bound, boundIndex],
        [
          team,
          user({ id: { type: "int", nullable: false, identity: { mode: "always" } } }),
          note,
          bound,
          boundIndex,
        ],
        uses,
      ),
  ],
  [
    "type-with-all-that-stands-on-it",
    `${statements}/alter-table-transact-sql`,
    () =>
      planned(
        [
          team,
          user({}),
          note,
          bound,
          boundIndex,
          free,
          comment({ kind: "index", namespace: "dbo", table: "user", name: "ix_user_name" }, "By name"),
        ],
        [
          team,
          user({ name: "nvarchar(40)!" }),
          note,
          bound,
          boundIndex,
          free,
          comment({ kind: "index", namespace: "dbo", table: "user", name: "ix_user_name" }, "By name"),
        ],
        uses,
      ),
  ],
  [
    "identity-counts-otherwise",
    "https://learn.microsoft.com/en-us/sql/t-sql/database-console-commands/dbcc-checkident-transact-sql",
    () =>
      planned(
        own("team", {
          columns: { id: { type: "int", nullable: false, identity: { mode: "always" } } },
          primaryKey: "id",
        }),
        own("team", {
          columns: { id: { type: "int", nullable: false, identity: { mode: "always", increment: "10" } } },
          primaryKey: "id",
        }),
      ),
  ],
  [
    "enum-values-renamed",
    `${statements}/alter-table-transact-sql`,
    () => [
      ...planned(roles(13, ["administrator", "user"]), roles(5, ["admin", "user"]), {}, [
        ["administrator", "admin"],
      ]),
      ...planned(roles(5, ["admin", "user"]), roles(13, ["administrator", "user"]), {}, [
        ["admin", "administrator"],
      ]),
    ],
  ],
  [
    "alias-type-in-use",
    `${statements}/create-type-transact-sql`,
    () =>
      planned(
        email("CREATE TYPE [dbo].[email] FROM nvarchar(100)"),
        email("CREATE TYPE [dbo].[email] FROM nvarchar(320)"),
        {
          user: [],
          mail: [{ kind: "domain", namespace: "dbo", name: "email" }],
        },
      ),
  ],
  [
    "table-with-history-goes",
    "https://learn.microsoft.com/en-us/sql/relational-databases/tables/stopping-system-versioning-on-a-system-versioned-temporal-table",
    () => planned(own("price", temporal), []),
  ],
  [
    "history-begins-and-ends",
    "https://learn.microsoft.com/en-us/sql/relational-databases/tables/creating-a-system-versioned-temporal-table",
    () => {
      const bound = (period: "start" | "end") => ({
        type: "datetime2(0)",
        nullable: false,
        period,
        hidden: true,
      });
      const columns = { ...temporal.columns, valid_from: bound("start"), valid_to: bound("end") };
      const { valid_from: _, valid_to: _to, ...plain } = columns;
      const [before, after] = [
        own("price", { columns: plain, primaryKey: "id" }),
        own("price", { ...temporal, columns }),
      ];
      return [...planned(before, after), ...planned(after, before)];
    },
  ],
  [
    "key-of-a-table-with-history",
    `${tables}/changing-the-schema-of-a-system-versioned-temporal-table`,
    () => {
      const priced = (id: string, more: TableSpec["columns"]): Facts =>
        own("price", {
          ...temporal,
          columns: {
            twice: {
              type: id.slice(0, -1),
              nullable: false,
              generated: { expression: "[id]*(2)", stored: true },
            },
            ...more,
            ...temporal.columns,
            id,
          },
          primaryKey: { columns: ["id"], clustered: id === "int!" },
        });
      return planned(
        priced("int!", { gone: "int" }),
        priced("bigint!", { note: { type: "nvarchar(20)", nullable: false, default: "N''" } }),
      );
    },
  ],
  [
    "identity-of-a-table-with-history",
    `${statements}/set-identity-insert-transact-sql`,
    () =>
      planned(
        own("price", temporal),
        own("price", {
          ...temporal,
          columns: {
            ...temporal.columns,
            id: { type: "int", nullable: false, identity: { mode: "always" } },
          },
        }),
      ),
  ],
  [
    "outdated-type-takes-no-null",
    `${statements}/alter-table-transact-sql`,
    () => {
      const noted = (more: object): Facts =>
        own("note", {
          columns: {
            id: "int!",
            body: { type: "ntext", nullable: true, default: "N'none'", ...more },
            scan: { type: "image", nullable: false },
          },
          primaryKey: "id",
        });
      return [
        ...planned(noted({}), noted({ nullable: false })),
        ...planned(noted({ nullable: false }), noted({ collation: "Latin1_General_100_BIN2" })),
      ];
    },
  ],
  [
    "computed-column-takes-no-null",
    `${statements}/alter-table-computed-column-definition-transact-sql`,
    () => {
      const summed = (nullable: boolean): Facts =>
        own("line", {
          columns: {
            id: "int!",
            total: { type: "int", nullable, generated: { expression: "[id]*(2)", stored: true } },
          },
          primaryKey: "id",
          index: { ix_line_total: ["total"] },
        });
      return [...planned(summed(true), summed(false)), ...planned(summed(false), summed(true))];
    },
  ],
  [
    "rowversion-takes-no-null",
    `${statements}/alter-table-transact-sql`,
    () => {
      const versioned = (type: string): Facts => own("line", { columns: { id: "int!", version: type } });
      return planned(versioned("rowversion"), versioned("rowversion!"));
    },
  ],
  [
    "unique-under-a-foreign-key-grows",
    `${statements}/alter-table-transact-sql`,
    () => {
      const coded = (type: string): Facts => [
        own("plan", { columns: { id: "int!", code: type }, unique: { uq_plan_code: ["code"] } }),
        own("line", {
          columns: { id: "int!", code: "nvarchar(10)" },
          foreignKey: { fk_line_plan: { columns: ["code"], references: ["plan", ["code"], "dbo"] } },
        }),
      ];
      return planned(coded("nvarchar(10)!"), coded("nvarchar(20)!"));
    },
  ],
  [
    "function-of-a-check",
    `${statements}/alter-function-transact-sql`,
    () =>
      planned([length("LEN(@x)"), checked], [length("LEN(@x) + 1"), checked], {
        ck_name: [{ kind: "function", namespace: "dbo", name: "f" }],
      }),
  ],
  [
    "permissions-of-what-is-made-anew",
    `${statements}/grant-object-permissions-transact-sql`,
    () => planned(listed, counted),
  ],
];

/** What no operation comes to by itself: the parts of a table that is made anew, and modules that are read anew. */
function isOfPlans(sql: string): boolean {
  return /^(?:--|SET IDENTITY_INSERT|DECLARE @columns|UPDATE|EXEC sys\.sp_refreshsqlmodule|CREATE OR ALTER)/.test(
    sql,
  );
}

describe("plans for SQL Server", () => {
  for (const [name, page, operations] of cases)
    it(name, () => {
      expectScript(join(folder, `${name}.sql`), name, page, operations(), isOfPlans);
    }).timeout(180_000);

  it("name what writes a table anew, and whose values change", () => {
    const found = cases.flatMap(([name, , operations]) =>
      /^identity|^enum/.test(name) ? hazardsOf(operations(), { dialect: mssqlDialect }) : [],
    );
    const said = (kind: string) => found.filter((hazard) => hazard.kind === kind).length;
    expect(said("rewrite")).to.equal(5);
    expect(found.some(({ message }) => /changes values of role/.test(message))).to.equal(true);
  });

  it("have no script that no case writes", () => {
    expect(readdirSync(folder).sort()).to.deep.equal(cases.map(([name]) => `${name}.sql`).sort());
  });
});
