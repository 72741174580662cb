import { expect } from "chai";
import { alterDefinition } from "../../../src/dialects/mssql/compile/alter-definition.js";
import { anonymousDefinition } from "../../../src/dialects/mssql/compile/anonymous-definition.js";
import { compile } from "../../../src/dialects/mssql/compile/compile.js";
import { define } from "../../../src/dialects/mssql/compile/print-spec.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import type { Definition } from "../../../src/objects/definition/shape.js";
import type { DefinitionSpec } from "../../../src/objects/definition/spec.js";
import { record } from "../../../src/objects/record.js";
import { parseAll } from "../../support/parsed-sql.js";
import { proveRendering } from "../../support/round-trip.js";
import { scriptCases } from "./script-cases.js";

const routine = { namespace: "app", arguments: [{ name: "x", type: "int" }], language: "sql" };

const printed: readonly (readonly [spec: DefinitionSpec, sql: string])[] = [
  [{ kind: "view", name: "v", query: "SELECT 1 AS a;" }, "CREATE VIEW [v] AS\nSELECT 1 AS a"],
  [
    { kind: "view", name: "v", query: "SELECT a FROM dbo.t", schemaBinding: true },
    "CREATE VIEW [v] WITH SCHEMABINDING AS\nSELECT a FROM dbo.t",
  ],
  [
    { kind: "view", namespace: "app", name: "v", query: "SELECT a FROM t -- all", checkOption: "cascaded" },
    "CREATE VIEW [app].[v] AS\nSELECT a FROM t -- all\n\nWITH CHECK OPTION",
  ],
  [
    {
      kind: "function",
      name: "f",
      ...routine,
      body: "RETURN @x + 1",
      returns: { type: "int" },
      strict: true,
    },
    "CREATE FUNCTION [app].[f] (@x int)\nRETURNS int\nWITH RETURNS NULL ON NULL INPUT\nAS\nBEGIN\nRETURN @x + 1\nEND",
  ],
  [
    {
      kind: "function",
      name: "f",
      ...routine,
      body: "SELECT @x AS y;",
      returns: { table: [{ name: "y", type: "int" }] },
    },
    "CREATE FUNCTION [app].[f] (@x int)\nRETURNS TABLE\nAS\nRETURN (SELECT @x AS y)",
  ],
  [
    {
      kind: "procedure",
      name: "p",
      ...routine,
      arguments: [
        { name: "@x", type: "int", default: "1" },
        { name: "y", type: "int", mode: "out" },
      ],
      body: "BEGIN SET @y = @x; END",
      security: "definer",
    },
    "CREATE PROCEDURE [app].[p] @x int = 1, @y int OUTPUT\nWITH EXECUTE AS OWNER\nAS\nBEGIN SET @y = @x; END",
  ],
  [
    {
      kind: "trigger",
      table: "t",
      name: "tr",
      timing: "after",
      events: ["insert", "update"],
      forEach: "statement",
      execute: "[app].[p]",
      enabled: "disabled",
    },
    "CREATE TRIGGER [tr] ON [t] AFTER INSERT, UPDATE AS\nEXEC [app].[p];\nGO\nDISABLE TRIGGER [tr] ON [t]",
  ],
  [
    { kind: "domain", name: "email", type: "nvarchar(320)", notNull: true },
    "CREATE TYPE [email] FROM nvarchar(320) NOT NULL",
  ],
  [
    {
      kind: "tableType",
      namespace: "app",
      name: "lines",
      columns: [
        { name: "line", type: "int", nullable: false, identity: {} },
        {
          name: "sku",
          type: "varchar(20)",
          nullable: false,
          collation: "Latin1_General_BIN2",
          default: "('')",
        },
        {
          name: "twice",
          type: "int",
          nullable: false,
          generated: { expression: "[line] * 2", stored: true },
        },
      ],
      primaryKey: ["line"],
      uniques: [["sku", "line"]],
      checks: ["([line] > 0)"],
    },
    "CREATE TYPE [app].[lines] AS TABLE (\n  [line] int IDENTITY(1,1) NOT NULL,\n  [sku] varchar(20) COLLATE Latin1_General_BIN2 NOT NULL DEFAULT (''),\n" +
      "  [twice] AS ([line] * 2) PERSISTED NOT NULL,\n  PRIMARY KEY CLUSTERED ([line]),\n  UNIQUE NONCLUSTERED ([sku], [line]),\n  CHECK ([line] > 0)\n)",
  ],
];

const refused: readonly DefinitionSpec[] = [
  { kind: "view", name: "v", query: "SELECT 1 AS a", securityBarrier: true },
  { kind: "function", name: "f", ...routine, language: "plpgsql", body: "", returns: { type: "int" } },
  {
    kind: "function",
    name: "f",
    ...routine,
    arguments: [{ name: "a b", type: "int" }],
    body: "",
    returns: { type: "int" },
  },
  {
    kind: "trigger",
    table: "t",
    name: "tr",
    timing: "before",
    events: ["insert"],
    forEach: "row",
    execute: "f",
  },
  { kind: "domain", name: "d", type: "int", checks: [{ expression: "VALUE > 0" }] },
  { kind: "extension", name: "citext" },
];

const trigger = (definition: string): Definition => ({
  kind: "trigger",
  namespace: "dbo",
  table: "t",
  name: "tr",
  definition,
});

describe("objects said in SQL on SQL Server", () => {
  it("are printed as what classes and declarations say", () => {
    for (const [spec, sql] of printed) expect(define(spec)).to.equal(sql);
    parseAll(
      Object.fromEntries(
        printed.flatMap(([spec, sql], index) =>
          sql.split("\nGO\n").map((batch, part) => [`define ${spec.kind} ${index} ${part}`, batch]),
        ),
      ),
    );
  });

  it("are refused with a code where the database has no word for them", () => {
    for (const spec of refused)
      expect(() => define(spec))
        .to.throw(/SQL Server has no/)
        .with.property("code", "OPERATION_INVALID");
  });

  it("let a trigger be switched off and on in place", () => {
    const on = trigger("CREATE TRIGGER [dbo].[tr] ON [dbo].[t] AFTER INSERT AS SELECT 1");
    const off = trigger(`${on.definition}\nGO\nDISABLE TRIGGER [dbo].[tr] ON [dbo].[t]`);
    expect(alterDefinition(on, off)).to.deep.equal(["DISABLE TRIGGER [dbo].[tr] ON [dbo].[t]"]);
    expect(alterDefinition(off, on)).to.deep.equal(["ENABLE TRIGGER [dbo].[tr] ON [dbo].[t]"]);
    expect(
      alterDefinition(on, trigger("CREATE TRIGGER [dbo].[tr] ON [dbo].[t] AFTER INSERT AS SELECT 2")),
    ).to.equal(undefined);
  });

  it("are the same without their names", () => {
    const named = (name: string): Definition => ({
      kind: "view",
      namespace: "dbo",
      name,
      definition: `CREATE VIEW [dbo].[${name}] AS SELECT 1 AS a`,
    });
    expect(anonymousDefinition(named("a")))
      .to.equal(anonymousDefinition(named("b")))
      .and.not.equal(undefined);
    const typed = (name: string): Definition => ({
      kind: "domain",
      namespace: "dbo",
      name,
      definition: `CREATE TYPE [dbo].[${name}] FROM int`,
    });
    expect(anonymousDefinition(typed("a")))
      .to.equal(anonymousDefinition(typed("b")))
      .and.not.equal(undefined);
  });

  it("come back from source as the operations that were rendered", async () => {
    const recorded = await Promise.all(scriptCases.map(({ body }) => record(body, mssqlDialect)));
    // SQL among rows is a fragment, which is another one each time it is made.
    const operations = recorded.flat().filter(({ kind }) => kind !== "bulkInsert");
    await proveRendering(mssqlDialect, operations, []);
  });

  it("have a loop of batches for a script", () => {
    const [backfill] = compile({
      kind: "backfill",
      namespace: "app",
      table: "user",
      set: { plan: { sql: "N'free'", parameters: [] } },
      where: { sql: "[plan] IS NULL", parameters: [] },
      key: ["team_id", "id"],
      batchSize: 500,
      pause: 250,
      lockTimeout: 1000,
    });
    const script = backfill?.batches?.script() ?? "";
    expect(script)
      .to.contain("WAITFOR DELAY ''00:00:00.250''")
      .and.to.contain("SELECT TOP (500) [team_id], [id]");
    expect(script).to.contain("([team_id] < @last1 OR ([team_id] = @last1 AND [id] <= @last2))");
    parseAll({ "backfill script": script });
  });
});
