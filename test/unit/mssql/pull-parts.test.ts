import { expect } from "chai";
import { renderEntities } from "../../../src/codegen/entities/render-entities.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { introspect } from "../../../src/dialects/mssql/introspect/introspect.js";
import { understand } from "../../../src/dialects/mssql/normalize/understand.js";
import { isSameText } from "../../../src/dialects/mssql/sql/same-text.js";
import { plan } from "../../../src/diff/plan.js";
import { onMssql } from "../../support/mssql-planning.js";
import { RecordedConnection, type Recording, resultsOf } from "../../support/mssql-recorded.js";
import { loadRendered } from "../../support/pulled.js";

const tableId = 100;
const viewId = 200;
const checkedId = 201;
const typeTable = 250;

function column(table: number, id: number, name: string, type: string, length: number) {
  return { table, id, name, typeId: 0, type, length, precision: 10, scale: 0, nullable: table === viewId };
}

let last = 300;
function module(type: string, name: string, definition: string, more: object = {}) {
  last += 1;
  return { id: last, type, namespace: "dbo", name, definition, parentId: 0, ...more };
}

const modules = [
  {
    ...module("V", "adults", "create view adults as\nSELECT id, email FROM [user] WHERE age > 17;"),
    id: viewId,
  },
  { ...module("V", "checked", "CREATE VIEW dbo.checked AS SELECT 1 AS a WITH CHECK OPTION"), id: checkedId },
  module("V", "bound", "CREATE VIEW bound WITH SCHEMABINDING AS SELECT id FROM dbo.[user]"),
  module("V", "said", "-- by hand\nCREATE VIEW said AS SELECT 1 AS a"),
  module(
    "P",
    "tidy",
    "CREATE PROC tidy @days INT = 30, @gone INT OUTPUT AS\nSET @gone = @days;\nDELETE FROM [user];",
  ),
  module("P", "odd", "CREATE PROCEDURE odd @t dbo.ids READONLY AS SELECT 1"),
  module(
    "FN",
    "twice",
    "CREATE FUNCTION twice (@n int)\nreturns int with returns null on null INPUT as begin return @n * 2 end",
  ),
  module(
    "IF",
    "olderThan",
    "CREATE FUNCTION olderThan(@age int) RETURNS TABLE AS RETURN (SELECT id FROM [user] WHERE age > @age)",
  ),
  module("TF", "some", "CREATE FUNCTION some() RETURNS @t TABLE (a int) AS BEGIN RETURN END"),
  module("TR", "log", "CREATE TRIGGER log ON [user] AFTER INSERT, UPDATE AS EXEC [tidy] N'it''s'", {
    parentId: tableId,
    disabled: true,
  }),
  module("TR", "body", "CREATE TRIGGER body ON [user] AFTER DELETE AS SET NOCOUNT ON", { parentId: tableId }),
];

const recording: Recording = {
  namespaces: [{ id: 1, name: "dbo" }],
  tables: [{ id: tableId, namespace: "dbo", name: "user" }],
  columns: [
    column(tableId, 1, "id", "int", 4),
    column(tableId, 2, "email", "nvarchar", 640),
    column(tableId, 3, "age", "int", 4),
    column(viewId, 1, "id", "int", 4),
    column(viewId, 2, "email", "nvarchar", 640),
    column(checkedId, 1, "a", "int", 4),
    {
      ...column(typeTable, 1, "sku", "varchar", 20),
      defaultId: 9,
      defaultName: "DF__TT__1",
      default: "('none')",
    },
    { ...column(typeTable, 2, "count", "int", 4), nullable: true },
    { ...column(typeTable, 3, "line", "int", 4), isIdentity: true, seed: "10", increment: "1" },
    {
      ...column(typeTable, 4, "twice", "int", 4),
      nullable: true,
      isComputed: true,
      computed: "([count]*(2))",
    },
  ],
  aliasTypes: [
    {
      id: 256,
      namespace: "dbo",
      name: "phone",
      nullable: false,
      type: "varchar",
      length: 20,
      precision: 0,
      scale: 0,
    },
  ],
  tableTypes: [{ id: typeTable, typeId: 300, namespace: "dbo", name: "order_line" }],
  indexes: [
    { table: typeTable, id: 1, name: "PK__TT__1", type: 1, isPrimary: true },
    { table: typeTable, id: 2, name: "UQ__TT__1", type: 2, isConstraint: true },
  ],
  indexColumns: [
    { table: typeTable, index: 1, name: "line", descending: false, included: false },
    { table: typeTable, index: 2, name: "sku", descending: false, included: false },
  ],
  checks: [{ table: typeTable, id: 10, name: "CK__TT__1", definition: "([count]>(0))" }],
  modules,
  resultColumns: [{ function: modules[7]?.id, name: "id", type: "int", length: 4, precision: 10, scale: 0 }],
};

describe("what pull writes of SQL Server's objects", () => {
  it("is classes and declarations where they come to the same text, and leads back to what is there", async () => {
    const options = { parts: true };
    const connection = new RecordedConnection(() => resultsOf(recording, ["1", "1"], options));
    const { schema } = await introspect(connection, { namespaces: ["dbo"] }, options);
    const settings = { dialect: mssqlDialect, naming: "snake_case", namespace: "dbo" } as const;
    const rendered = renderEntities(schema, settings);
    const text = rendered.files.map(({ source }) => source).join("\n");
    for (const part of [
      "SELECT id, email FROM [user] WHERE age > 17",
      "export class Adults {",
      'checkOption: "cascaded"',
      "defineDomain({",
      'type: "varchar(20)",',
      "defineTableType({",
      "identity: { start: 10 }",
      'primaryKey: ["line"]',
      'unique: [["sku"]]',
      "checks: [sql`[count]>(0)`]",
      "defineProcedure({",
      '{ name: "gone", type: "int", mode: "out" }',
      "defineFunction({",
      'returns: { table: [{ name: "id", type: "int" }] }',
      "strict: true",
      "@Trigger({",
      'enabled: "disabled"',
    ])
      expect(text).to.contain(part);
    expect(text.match(/defineObject\(/g), text).to.have.length(5);

    const model = await loadRendered(rendered, mssqlDialect, "snake_case", "dbo");
    const texts = (model.definitions ?? []).map(({ sql }) => sql);
    expect(texts).to.have.length(modules.length + 2);
    const wanted = (await understand(connection, texts, model.schema.with([...schema]))).schema;
    expect(plan(schema, wanted, onMssql).operations).to.deep.equal([]);
  });

  it("goes by white space, capitals of keywords and last semicolons no more than the server", () => {
    expect(isSameText("create view [v] as\n  select 1 as a;", "CREATE VIEW [v] AS SELECT 1 AS a")).to.equal(
      true,
    );
    expect(isSameText("CREATE VIEW [v] AS SELECT A", "CREATE VIEW [v] AS SELECT a")).to.equal(false);
    expect(isSameText("SELECT 'a  b'", "SELECT 'a b'")).to.equal(false);
    expect(isSameText("SELECT 1 -- one", "SELECT 1 -- two")).to.equal(false);
    expect(isSameText("SELECT 1\nGO\nDISABLE TRIGGER t ON u", "SELECT 1 GO DISABLE TRIGGER t ON u")).to.equal(
      false,
    );
  });
});
