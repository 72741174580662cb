import { expect } from "chai";
import { orAlter, rewriteHead, saidHead } from "../../../src/dialects/mssql/sql/definition-head.js";

describe("heads of SQL Server's modules", () => {
  const cases: readonly (readonly [written: string, rewritten: string])[] = [
    ["CREATE VIEW v AS SELECT 1 AS a", "CREATE VIEW [app].[w] AS SELECT 1 AS a"],
    ["create view dbo.v\nas select 1 as a\n", "CREATE VIEW [app].[w]\nas select 1 as a"],
    ["CREATE OR ALTER VIEW [dbo].[v](a) AS SELECT 1", "CREATE VIEW [app].[w](a) AS SELECT 1"],
    // What the server keeps of CREATE OR ALTER.
    ["CREATE   VIEW [a.b].[c]]d] AS SELECT 1", "CREATE VIEW [app].[w] AS SELECT 1"],
    ['ALTER VIEW "v" WITH SCHEMABINDING AS SELECT 1', "CREATE VIEW [app].[w] WITH SCHEMABINDING AS SELECT 1"],
    ["-- CREATE VIEW x\nCREATE VIEW v AS SELECT 1", "-- CREATE VIEW x\nCREATE VIEW [app].[w] AS SELECT 1"],
    ["/* a /* b */ c */ CREATE VIEW v AS SELECT 1", "/* a /* b */ c */ CREATE VIEW [app].[w] AS SELECT 1"],
    ["CREATE --a\nVIEW /*b*/ v AS SELECT 1", "--a\n/*b*/\nCREATE VIEW [app].[w] AS SELECT 1"],
    ["CREATE VIEW v AS SELECT 'CREATE VIEW v' AS a", "CREATE VIEW [app].[w] AS SELECT 'CREATE VIEW v' AS a"],
    ["CREATE TABLE v (a int)", "CREATE TABLE v (a int)"],
    ["", ""],
  ];
  for (const [written, rewritten] of cases) {
    it(`reads ${JSON.stringify(written)}`, () => {
      expect(rewriteHead(written, "view", "app", "w")).to.equal(rewritten);
      expect(rewriteHead(rewritten, "view", "app", "w")).to.equal(rewritten);
    });
  }

  it("takes PROC for PROCEDURE and leaves what stands behind the name", () => {
    expect(rewriteHead("CREATE PROC dbo.p;1 @a int AS SELECT @a", "procedure", "dbo", "q")).to.equal(
      "CREATE PROCEDURE [dbo].[q];1 @a int AS SELECT @a",
    );
    expect(
      rewriteHead("CREATE FUNCTION f() RETURNS int AS BEGIN RETURN 1 END", "function", "dbo", "f"),
    ).to.equal("CREATE FUNCTION [dbo].[f]() RETURNS int AS BEGIN RETURN 1 END");
  });

  it("says the present name of the table that a trigger is on", () => {
    const text = "CREATE TRIGGER t ON dbo.old /* why */ AFTER INSERT AS SET NOCOUNT ON";
    expect(rewriteHead(text, "trigger", "dbo", "t", { namespace: "dbo", name: "new" })).to.equal(
      "CREATE TRIGGER [dbo].[t] ON [dbo].[new] /* why */ AFTER INSERT AS SET NOCOUNT ON",
    );
    expect(rewriteHead(text, "trigger", "dbo", "t")).to.equal(
      "CREATE TRIGGER [dbo].[t] ON dbo.old /* why */ AFTER INSERT AS SET NOCOUNT ON",
    );
  });

  it("makes a text that replaces", () => {
    expect(orAlter("CREATE VIEW [dbo].[v] AS SELECT 1")).to.equal(
      "CREATE OR ALTER VIEW [dbo].[v] AS SELECT 1",
    );
    expect(orAlter("-- a\ncreate or alter view v AS SELECT 1")).to.equal(
      "-- a\nCREATE OR ALTER view v AS SELECT 1",
    );
    expect(orAlter("CREATE /*OR ALTER*/ VIEW v AS SELECT 1")).to.equal(
      "CREATE OR ALTER /*OR ALTER*/ VIEW v AS SELECT 1",
    );
    expect(orAlter("SELECT 1")).to.equal("SELECT 1");
  });

  it("reads what is said to be made", () => {
    const said: readonly (readonly [text: string, head: object | undefined])[] = [
      ['CREATE VIEW [a b]."c""d" AS SELECT 1', { kind: "view", namespace: "a b", name: 'c"d' }],
      ["create or alter proc p as select 1", { kind: "procedure", namespace: undefined, name: "p" }],
      ["CREATE TYPE dbo.Phone FROM varchar(20)", { kind: "domain", namespace: "dbo", name: "Phone" }],
      ["CREATE TYPE Ids AS TABLE (id int)", { kind: "tableType", namespace: undefined, name: "Ids" }],
      [
        "CREATE TRIGGER t ON app.u AFTER INSERT AS RETURN",
        { kind: "trigger", namespace: undefined, name: "t", on: { namespace: "app", name: "u" } },
      ],
      ["CREATE TRIGGER t ON DATABASE FOR CREATE_TABLE AS RETURN", undefined],
      ["CREATE TYPE dbo.P EXTERNAL NAME a.b", undefined],
      ["CREATE SYNONYM s FOR t", undefined],
    ];
    for (const [text, head] of said) expect(saidHead(text), text).to.deep.equal(head);
  });
});
