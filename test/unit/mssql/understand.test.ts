import { expect } from "chai";
import { understand } from "../../../src/dialects/mssql/normalize/understand.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import type { SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { RecordedConnection, resultsOf } from "../../support/mssql-recorded.js";

const users = { kind: "table", namespace: "dbo", name: "user" };
const silent = (): RecordedConnection => new RecordedConnection(() => resultsOf({}));

describe("what definitions of SQL Server make", () => {
  it("is told by their text, without the server", async () => {
    const connection = silent();
    const { schema, made } = await understand(
      connection,
      [
        "create or alter view adults as select * from [user] where age > 17",
        "CREATE TRIGGER app.t ON app.log AFTER INSERT AS SET NOCOUNT ON\nGO\ndisable trigger app.t on app.log;",
        "CREATE FUNCTION dbo.f(@a int) RETURNS TABLE AS RETURN SELECT 1 AS a",
        "CREATE FUNCTION dbo.g() RETURNS @t TABLE (a int) AS BEGIN RETURN END",
        "CREATE FUNCTION dbo.h(@a varchar(10) = 'RETURNS') RETURNS int AS BEGIN RETURN 1 END",
      ],
      new Schema([users]),
    );
    expect(connection.scripts).to.deep.equal([]);
    expect(made.map(({ kind, namespace, table, name }) => [kind, namespace, table, name])).to.deep.equal([
      ["view", "dbo", undefined, "adults"],
      ["trigger", "app", "log", "t"],
      ["function", "dbo", undefined, "f"],
      ["function", "dbo", undefined, "g"],
      ["function", "dbo", undefined, "h"],
    ]);
    expect(schema.ofKind("view")[0]).to.deep.include({
      definition: "CREATE VIEW [dbo].[adults] as select * from [user] where age > 17",
      shape: [],
    });
    expect(schema.ofKind("trigger")[0]).to.deep.include({
      definition:
        "CREATE TRIGGER [app].[t] ON [app].[log] AFTER INSERT AS SET NOCOUNT ON\nGO\nDISABLE TRIGGER [app].[t] ON [app].[log]",
    });
    const shapes = schema.ofKind("function").map((each) => Reflect.get(each, "shape"));
    expect(shapes).to.deep.equal([["IF"], ["TF"], ["FN"]]);
  });

  it("stands on what its text mentions, and so do parts of tables", async () => {
    const check = {
      kind: "check",
      namespace: "dbo",
      table: "user",
      name: "ck",
      expression: "[dbo].[isAdult]([age])=(1)",
    };
    const phone = {
      kind: "column",
      namespace: "dbo",
      table: "user",
      name: "phone",
      position: 1,
      type: "dbo.Phone",
      nullable: true,
    };
    const connection = silent();
    const { schema } = await understand(
      connection,
      [
        "CREATE VIEW v AS SELECT dbo.IsAdult(age) AS a FROM dbo.[user] -- not: other",
        "CREATE FUNCTION dbo.isAdult(@age int) RETURNS bit AS BEGIN RETURN IIF(@age > 17, 1, 0) END",
        "CREATE TYPE dbo.Phone FROM varchar(20)",
      ],
      new Schema([users, check, phone, { kind: "table", namespace: "dbo", name: "other" }] as SchemaObject[]),
    );
    const needs = (object: SchemaObject | undefined) =>
      object === undefined ? [] : schema.dependenciesOf(object).map(({ name }) => name);
    expect(needs(schema.ofKind("view")[0])).to.have.members(["user", "isAdult"]);
    expect(needs(schema.ofKind("check")[0])).to.deep.equal(["isAdult"]);
    expect(needs(schema.ofKind("column")[0])).to.deep.equal(["Phone"]);
    expect(connection.scripts.at(0)).to.equal("begin");
    expect(connection.scripts.at(-1)).to.equal("end");
  });

  it("is on the table that is meant, whatever capitals the text of a trigger has", async () => {
    const text = "CREATE TRIGGER t ON DBO.[User] AFTER INSERT AS SET NOCOUNT ON";
    const other = { kind: "table", namespace: "dbo", name: "User" };
    const on = async (tables: readonly SchemaObject[]) => {
      const { schema } = await understand(silent(), [text], new Schema(tables));
      const [trigger] = schema.ofKind("trigger");
      return [trigger?.namespace, trigger?.table, Reflect.get(trigger ?? {}, "definition")];
    };
    expect(await on([users])).to.deep.equal([
      "dbo",
      "user",
      "CREATE TRIGGER [dbo].[t] ON [dbo].[user] AFTER INSERT AS SET NOCOUNT ON",
    ]);
    expect((await on([users, { ...other, namespace: "DBO" }]))[1]).to.equal("User");
    expect((await on([]))[1]).to.equal("User");
  });

  it("is the view that is there, with its columns, when it says the same", async () => {
    const there = {
      kind: "view",
      namespace: "dbo",
      name: "v",
      definition: "CREATE VIEW [dbo].[v] AS SELECT 1 AS a",
      result: [{ name: "a", type: "int" }],
    };
    const { schema } = await understand(silent(), ["CREATE VIEW v AS SELECT 1 AS a"], new Schema([there]));
    expect(schema.ofKind("view")).to.deep.equal([there]);
  });

  for (const text of [
    "SELECT 1",
    "CREATE SYNONYM s FOR t",
    "CREATE TRIGGER t ON DATABASE FOR DROP_TABLE AS RETURN",
  ])
    it(`is nothing that can be compared: ${text}`, async () => {
      const error = await understand(silent(), [text], new Schema([])).catch((each: unknown) => each);
      expect(isSchemixError(error, "SQL_INVALID")).to.equal(true);
    });

  it("is made once", async () => {
    const view = "CREATE VIEW v AS SELECT 1 AS a";
    const error = await understand(silent(), [view, view], new Schema([])).catch((each: unknown) => each);
    expect(isSchemixError(error, "SQL_INVALID")).to.equal(true);
  });
});
