import { expect } from "chai";
import type { Connection, Row, SessionOptions } from "../../../src/dialects/dialect.js";
import { readAddress } from "../../../src/dialects/mssql/driver/address.js";
import { factsQuery, readFacts } from "../../../src/dialects/mssql/driver/facts.js";
import { mssqlLocker } from "../../../src/dialects/mssql/driver/locker.js";
import { createScratch } from "../../../src/dialects/mssql/driver/scratch.js";
import { probe } from "../../../src/dialects/mssql/introspect/probe.js";
import { guarded } from "../../../src/dialects/mssql/sql/guarded.js";
import { scriptForm } from "../../../src/dialects/mssql/sql/script-form.js";
import {
  attemptBatch,
  beginBatch,
  commitBatch,
  markIn,
  returnBatch,
  rollbackBatch,
  sameQuery,
  setUpBatch,
} from "../../../src/dialects/mssql/sql/session-text.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { refusal } from "../../support/tsql-grammar.js";

/** Hears what is said to a session; says of everything what an answer to it could be. */
function listener(answer: Row, defaultNamespace = "dbo") {
  const said: string[] = [];
  const connection = {
    defaultNamespace,
    user: "o'hara",
    query: async (sql: string) => {
      said.push(sql);
      return [answer];
    },
    close: async () => undefined,
  } as unknown as Connection;
  return { said, connection };
}

const hostile = "it's ]odd[";

describe("what a session says in Transact-SQL", () => {
  const accept = (batches: readonly string[]) => {
    for (const batch of batches) expect(refusal(batch), batch).to.equal(undefined);
  };

  it("to begin, to end, and in between", () => {
    const batches = [
      `${setUpBatch(1500)};\n${factsQuery}`,
      beginBatch({ lockTimeout: 0, isSnapshot: true }),
      commitBatch("4711", undefined),
      rollbackBatch(50),
      sameQuery,
      attemptBatch([`CREATE VIEW [v] AS SELECT N'${hostile.replace("'", "''")}' AS [a]`, "DROP TABLE [t]"]),
      returnBatch("4711"),
      guarded("SELECT 1 FROM [t]", ["CREATE VIEW [v] AS SELECT 1 AS [a]"]),
    ];
    accept(batches);
    expect(batches[1]).to.match(/^SET LOCK_TIMEOUT -1;/);
    // "DB_ID": in Azure SQL Database it need not be the number that sys.databases has.
    expect(batches.join("\n")).to.not.match(/sys\.databases WHERE database_id/);
    expect(markIn("schemix statement 12")).to.equal(12);
    expect(markIn("anything else")).to.equal(undefined);
  });

  it("to know where it is, and that a database is not kept as one of long ago", () => {
    const row = { version: "16.0.4125.3", edition: 3, namespace: "dbo", login: "sa", level: 160 };
    expect(readFacts(row)).to.include({ version: 1600, server: "SQL Server 2022 (16.0.4125.3)" });
    expect(() => readFacts({ ...row, level: 100 })).to.throw(/compatibility level 100/);
    expect(() => readFacts({ ...row, version: "13.0.5026.0" })).to.throw(/SQL Server 13/);
    expect(readFacts({ ...row, version: "12.0.2000.8", edition: 5 })).to.include({ version: 1700 });
    expect([1, 0].map((folding) => readFacts({ ...row, folding }).foldsCapitals)).to.deep.equal([
      true,
      false,
    ]);
    expect(readFacts({ ...row, version: "15.0.2000.1574", edition: 9 })).to.include({ version: 1500 });
  });

  it("for the lock", async () => {
    const { said, connection } = listener({
      result: 0,
      session: 51,
      mode: "Exclusive",
      program: "x",
      host: "y",
      since: "z",
    });
    const key = `schemix:${hostile}.${"x".repeat(300)}`;
    expect(await mssqlLocker.tryAcquire(connection, key)).to.equal(true);
    await mssqlLocker.release(connection, key);
    expect(await mssqlLocker.holder(connection, key)).to.equal("session 51, x on y since z");
    accept([...said, mssqlLocker.lockTable(hostile, "dbo").sql]);
    expect(said[0]).to.not.include("x".repeat(250));
  });

  it("and takes the lock for free only when the server says so", async () => {
    expect(await mssqlLocker.tryAcquire(listener({ result: -1 }).connection, "k")).to.equal(false);
    for (const answer of [{ result: -999 }, { result: 0, session: 51, mode: "NoLock" }]) {
      const taking = mssqlLocker.tryAcquire(listener(answer).connection, "k");
      expect(await taking.catch((error: { code: string }) => error.code)).to.be.oneOf([
        "STATEMENT_FAILED",
        "POOLER_DETECTED",
      ]);
    }
  });

  it("to find out what has happened", async () => {
    const { said, connection } = listener({ found: 1 });
    const at = { table: hostile, name: hostile } as const;
    const operations = [
      { kind: "createNamespace", name: hostile },
      { kind: "dropTable", ...at },
      { kind: "dropSequence", ...at },
      { kind: "dropColumn", ...at },
      { kind: "dropIndex", ...at },
      { kind: "dropConstraint", ...at, type: "check" },
      { kind: "validateConstraint", ...at },
      { kind: "renameTable", ...at, to: "b" },
      { kind: "renameColumn", ...at, to: "b" },
    ] as readonly AnyOperation[];
    const results = await Promise.all(operations.map((operation) => probe(connection, operation)));
    expect(new Set(results)).to.deep.equal(new Set(["done", "notDone", "unknown"]));
    accept(said);
  });

  it("to make a scratch database and to take it away", async () => {
    const { said, connection } = listener({
      edition: 3,
      collation: "Latin1_General_100_CI_AS_SC_UTF8",
      level: 160,
      versioned: true,
      snapshots: 1,
      containment: 1,
      recursive: true,
      nulls: true,
      name: hostile,
      isDefault: true,
      folder: "/var/opt/mssql/data/",
    });
    const address = readAddress("mssql://db/shop", {});
    const connect = async (_: object, __?: SessionOptions) => connection;
    const home = { address, at: () => ({ display: "mssql://db/shop" }) as never, connect };
    const { drop } = await createScratch(home);
    await drop();
    const isKnown = (sql: string) => !/^ALTER DATABASE|SET SINGLE_USER/.test(sql);
    accept(said.filter(isKnown));
    expect(said.filter((sql) => !isKnown(sql))).to.have.length(11);
  });

  it("to make and take one on a managed instance, which has options and files to itself", async () => {
    const { said, connection } = listener({
      edition: 8,
      collation: "Latin1_General_CI_AS",
      level: 160,
      containment: 1,
      name: "second",
      folder: "https://example.com/",
    });
    const home = {
      address: readAddress("mssql://db/shop", {}),
      at: () => ({ display: "x" }) as never,
      connect: async () => connection,
    };
    await (await createScratch(home)).drop();
    const text = said.join("\n").replace(/schemix_scratch_\w+/g, "x");
    expect(text).to.not.match(/RECOVERY|FILENAME/);
    expect(text).to.contain("CREATE DATABASE [x] COLLATE Latin1_General_CI_AS\n");
    expect(text).to.contain("SET CONTAINMENT = PARTIAL");
    expect(text).to.match(/ <> 8 ALTER DATABASE \[x\] SET SINGLE_USER/);
  });

  it("and for a scratch database where names without a schema mean another one than dbo", async () => {
    const { said, connection } = listener(
      { edition: 3, collation: "Latin1_General_CI_AS", level: 160 },
      hostile,
    );
    const reached: { readonly actingAs?: string | undefined }[] = [];
    const connect = async (address: object) => {
      reached.push(address);
      return connection;
    };
    const home = {
      address: readAddress("mssql://db/shop", {}),
      at: () => ({ display: "x" }) as never,
      connect,
    };
    const { database } = await createScratch(home);
    await database.connect();
    expect(reached.map(({ actingAs }) => actingAs)).to.deep.equal([undefined, "schemix"]);
    const made = said.filter((sql) => /^EXEC .*sp_executesql/.test(sql));
    expect(made.map((sql) => sql.replace(/^EXEC \[\w+\]\./, ""))).to.deep.equal([
      "sys.sp_executesql N'CREATE SCHEMA [it''s ]]odd[]'",
      "sys.sp_executesql N'CREATE USER [schemix] WITHOUT LOGIN WITH DEFAULT_SCHEMA = [it''s ]]odd[]'",
      "sys.sp_executesql N'ALTER ROLE db_owner ADD MEMBER [schemix]'",
    ]);
    accept(made);
    expect(setUpBatch(0, "it's")).to.match(/\nEXECUTE AS USER = N'it''s' WITH NO REVERT$/);
  });

  it("and no scratch database where it would be billed", async () => {
    for (const edition of [5, 12]) {
      const { connection } = listener({ edition });
      const address = readAddress("mssql://db/shop", {});
      const home = { address, at: () => ({ display: "x" }) as never, connect: async () => connection };
      const refused = await createScratch(home).catch((error: { code: string; message: string }) => error);
      expect(refused).to.include({ code: "SCRATCH_UNAVAILABLE" });
    }
  });
});

describe("a script in batches", () => {
  it("does nothing any more behind an error", () => {
    const script = scriptForm.parts([
      "-- a1 first (up)",
      "BEGIN TRANSACTION",
      "CREATE TABLE [t] ([a] int NULL)",
      "COMMIT TRANSACTION",
      "-- b2 next (up)",
      "CREATE INDEX [i] ON [t] ([a])",
    ]);
    expect(script).to.deep.equal([
      "SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;\nSET NUMERIC_ROUNDABORT OFF;\nSET XACT_ABORT ON",
      "-- a1 first (up)\nBEGIN TRANSACTION",
      "IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON",
      "CREATE TABLE [t] ([a] int NULL)",
      "IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON",
      "COMMIT TRANSACTION",
      "IF @@ERROR <> 0 SET NOEXEC ON",
      "-- b2 next (up)\nCREATE INDEX [i] ON [t] ([a])",
      "IF @@ERROR <> 0 SET NOEXEC ON",
      "SET NOEXEC OFF",
      "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION",
    ]);
    for (const batch of script) expect(refusal(batch), batch).to.equal(undefined);
  });

  it("hides from the client what it would take for itself", () => {
    const statements = [
      "UPDATE [t] SET [a] = N'one\nGO\ntwo'",
      "UPDATE [t] SET [a] = N'$(name)'",
      "/*\n  :r file.sql\n!!rm\nexit\n*/\nDELETE FROM [t]",
    ];
    for (const statement of statements) {
      const batch = scriptForm.parts([statement])[1] ?? "";
      for (const line of batch.split("\n")) expect(line).to.not.match(/^\s*(?:go|:|!!|exit)/i);
      expect(batch).to.not.include("$(");
      const pieces = [...batch.matchAll(/^ {2}\+ N'((?:[^']|'')*)'( \+ NCHAR\(10\))?;?$/gm)];
      const text = pieces.map(
        ([, piece = "", end]) => piece.replaceAll("''", "'") + (end === undefined ? "" : "\n"),
      );
      expect(text.join("")).to.equal(statement);
      expect(refusal(batch), batch).to.equal(undefined);
    }
    const [, named] = scriptForm.parts(["-- a1 pay $(amount) (up)", "SELECT 1"]);
    expect(named).to.equal("-- a1 pay $ (amount) (up)\nSELECT 1");
    expect(scriptForm.parts(["SELECT N'go on'"])[1]).to.equal("SELECT N'go on'");
  });
});
