import { importer } from "@dbml/core";
import { expect } from "chai";
import { normalize } from "../../../src/dialects/mssql/normalize/normalize.js";
import { isSchemixError, type SchemixError } from "../../../src/errors/schemix-error.js";
import type { SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { RecordedConnection } from "../../support/mssql-recorded.js";

const place = { namespace: "dbo", table: "user" };
const table = { kind: "table", namespace: "dbo", name: "user" };
const column = (name: string, position: number, more: object = {}): SchemaObject =>
  ({ kind: "column", ...place, name, position, type: "int", nullable: false, ...more }) as SchemaObject;
const check = (name: string, expression: string): SchemaObject =>
  ({ kind: "check", ...place, name, expression }) as SchemaObject;
const index = (name: string, where: string): SchemaObject =>
  ({ kind: "index", ...place, name, keys: [{ column: "age" }], where }) as SchemaObject;

class Cache {
  readonly known = new Map<string, string>();
  get = (key: string): string | undefined => this.known.get(key);
  set = (key: string, value: string): void => void this.known.set(key, value);
}

/** What the catalog gives for the names that a script makes, as "Computed columns", "CHECK constraints" and others show texts. */
function answering(texts: Readonly<Record<string, string>>) {
  return new RecordedConnection((sql) => {
    const mark = /schemix_scratch_\d+_([0-9a-f]+)/.exec(sql)?.[1] ?? "";
    const rows = Object.entries(texts).map(([name, text]) => {
      const [label = "", computed] = name.split(".");
      return computed === undefined
        ? { table: `schemix_scratch_0_${mark}`, name: `${label}_${mark}`, isColumn: 0, text }
        : { table: `schemix_scratch_0_${mark}`, name: computed, isColumn: 1, text };
    });
    return [rows];
  });
}

describe("texts in the words of SQL Server", () => {
  const desired = new Schema([
    table,
    column("age", 1, { default: "(0)" }),
    column("next", 2, { generated: { expression: "age + 1", stored: true } }),
    check("ck_age", "age > 0"),
    index("ix_age", "age is not null"),
  ]);
  const current = new Schema([
    table,
    column("age", 1, { default: "0" }),
    column("next", 2, { generated: { expression: "[age]+(1)", stored: true } }),
    check("ck_age", "[age]>(0)"),
    index("ix_age", "[age] IS NOT NULL"),
  ]);
  const answers = {
    "schemix_asked_0.next": "([age]+(1))",
    schemix_asked_1: "([age]>(0))",
    schemix_asked_2: "([age] IS NOT NULL)",
  };

  it("asks for what differs by more than brackets, and rolls back", async () => {
    const connection = answering(answers);
    const cache = new Cache();
    const found = await normalize(connection, desired, current, cache);
    expect(found.toJSON()).to.deep.equal(current.toJSON());
    expect([connection.scripts[0], connection.scripts[2]]).to.deep.equal(["begin", "end"]);
    expect(connection.scripts).to.have.length(3);
    const again = answering({});
    expect((await normalize(again, desired, current, cache)).toJSON()).to.deep.equal(current.toJSON());
    expect(again.scripts).to.deep.equal([]);
  });

  it("takes a collation that is the database's own, or spelled otherwise, for what there is", async () => {
    const text = (name: string, position: number, collation?: string): SchemaObject =>
      column(name, position, {
        type: "nvarchar(9)",
        ...(collation === undefined ? {} : { collation }),
      });
    const said = [
      "Latin1_General_CI_AS",
      "DATABASE_DEFAULT",
      "latin1_general_bin2",
      "database_default",
      "Thai_CI_AS",
    ];
    const there = [undefined, undefined, "Latin1_General_BIN2", "Thai_CI_AS", undefined];
    const wanted = [undefined, undefined, "Latin1_General_BIN2", undefined, "Thai_CI_AS"];
    const made = (collations: readonly (string | undefined)[]) =>
      new Schema([table, ...collations.map((each, index) => text(`c${index}`, index + 1, each))]);
    const connection = new RecordedConnection(() => [
      [{ collation: "latin1_general_ci_as", filegroup: "PRIMARY" }],
    ]);
    const found = await normalize(connection, made(said), made(there), new Cache());
    expect(found.toJSON()).to.deep.equal(made(wanted).toJSON());
    expect(connection.scripts).to.have.length(1);
    // A column that is to come says it: another database may have another one.
    const fresh = await normalize(connection, made(said), new Schema([table]), new Cache());
    expect(fresh.toJSON()).to.deep.equal(made(said).toJSON());
    expect(connection.scripts).to.have.length(1);
  });

  it("takes the filegroup of the database for what there is where nothing is said", async () => {
    const key = (tablespace?: string): SchemaObject =>
      ({
        ...index("ix_age", ""),
        where: undefined,
        ...(tablespace === undefined ? {} : { tablespace }),
      }) as SchemaObject;
    const placed = (tablespace: string): SchemaObject => ({ ...table, tablespace }) as SchemaObject;
    const connection = new RecordedConnection(() => [[{ collation: "x", filegroup: "PRIMARY" }]]);
    const settled = async (desired: readonly SchemaObject[], current: readonly SchemaObject[]) =>
      (await normalize(connection, new Schema(desired), new Schema(current), new Cache())).toJSON();
    expect(await settled([placed("primary"), key("DEFAULT")], [table, key()])).to.deep.equal(
      await settled([table, key()], [table, key()]),
    );
    // An index that says nothing lies where its table does.
    const apart = [placed("FAST"), key("PRIMARY")];
    expect(await settled(apart, [placed("FAST"), key()])).to.deep.equal(await settled(apart, apart));
  });

  it("takes history that is kept for ever for what nobody has limited", async () => {
    const kept = (retention?: string) =>
      new Schema([
        {
          ...table,
          temporal: {
            start: "a",
            end: "b",
            history: { namespace: "dbo", table: "past" },
            ...(retention === undefined ? {} : { retention }),
          },
        } as SchemaObject,
      ]);
    const settled = async (retention?: string) =>
      (await normalize(answering({}), kept(retention), kept(), new Cache())).toJSON();
    expect(await settled("infinite")).to.deep.equal(await settled());
    expect(await settled("1 day")).to.deep.equal(await settled("1 DAY"));
  });

  it("does not believe a cache that says something else than the database", async () => {
    const connection = answering(answers);
    const cache = new Cache();
    await normalize(connection, desired, current, cache);
    for (const key of cache.known.keys()) cache.known.set(key, "stale");
    await normalize(connection, desired, current, cache);
    expect(connection.scripts.filter((each) => each === "begin")).to.have.length(2);
  });

  it("makes a table beside the one that is asked about, with its columns as they are wanted", async function () {
    this.timeout(120_000);
    const connection = answering(answers);
    await normalize(connection, desired, current, new Cache());
    const script = connection.scripts[1] ?? "";
    const made = [...script.matchAll(/EXEC \(N'((?:[^']|'')*)'\)/g)].map(([, text = ""]) =>
      text.replaceAll("''", "'"),
    );
    const plain = made.map((text) => text.replace(/_[0-9a-f]{12}\b/g, ""));
    expect(plain).to.deep.equal([
      "CREATE TABLE [dbo].[schemix_scratch_0] ([age] int NULL, [schemix_key] int NULL)",
      "ALTER TABLE [dbo].[schemix_scratch_0] ADD [next] AS (age + 1\n) PERSISTED",
      "ALTER TABLE [dbo].[schemix_scratch_0] ADD CONSTRAINT [schemix_asked_1] CHECK (age > 0\n)",
      "CREATE INDEX [schemix_asked_2] ON [dbo].[schemix_scratch_0] ([schemix_key]) WHERE age is not null",
    ]);
    for (const text of plain) importer.import(text, "mssql");
    importer.import(script.slice(script.indexOf("SELECT OBJECT_NAME")), "mssql");
  });

  it("makes first what texts stand on and the database lacks", async () => {
    const type = {
      kind: "domain",
      namespace: "dbo",
      name: "Age",
      definition: "CREATE TYPE [dbo].[Age] FROM int",
    };
    const counting = { kind: "sequence", namespace: "app", name: "ages" };
    const wanted = new Schema([
      table,
      type,
      counting,
      column("age", 1, { type: "dbo.Age", default: "next value for app.ages" }),
    ]);
    const connection = answering({ schemix_asked_0: "(NEXT VALUE FOR [app].[ages])" });
    const found = await normalize(connection, wanted, new Schema([table, column("age", 1)]), new Cache());
    expect(found.ofKind("column")[0]).to.include({ default: "NEXT VALUE FOR [app].[ages]" });
    const script = connection.scripts[1] ?? "";
    expect(script).to.contain(
      "IF OBJECT_ID(N''[app].[ages]'') IS NULL EXEC (N''CREATE SEQUENCE [app].[ages] AS bigint'')",
    );
    expect(script).to.contain(
      "IF TYPE_ID(N''[dbo].[Age]'') IS NULL EXEC (N''CREATE TYPE [dbo].[Age] FROM int'')",
    );
  });

  it("tells every text that is refused, in the server's whole words", async () => {
    const wanted = new Schema([
      table,
      column("age", 1),
      check("a", "bad("),
      check("b", "worse"),
      check("c", "age > 0"),
    ]);
    const had = new Schema([table, column("age", 1), check("a", "x"), check("b", "y"), check("c", "z")]);
    const connection = new RecordedConnection((sql) => {
      const step = [...sql.matchAll(/SET @step = (\d+); EXEC \(N'((?:[^']|'')*)'\)/g)].find(
        ([, , text = ""]) => /bad|worse/.test(text),
      );
      if (sql.startsWith("EXEC"))
        throw Object.assign(new Error(`Invalid column name '${/bad|worse/.exec(sql)?.[0]}'.`), {
          number: 207,
          code: "EREQUEST",
        });
      if (step !== undefined)
        return [
          [
            {
              step: Number(step[1]),
              number: 1750,
              severity: 16,
              message: "Could not create constraint or index. See previous errors.",
            },
          ],
        ];
      const [, mark = ""] = /schemix_asked_2_([0-9a-f]+)/.exec(sql) ?? [];
      return [[{ table: "", name: `schemix_asked_2_${mark}`, isColumn: 0, text: "([age]>(0))" }]];
    });
    const error = await normalize(connection, wanted, had, new Cache()).catch((each: unknown) => each);
    expect(isSchemixError(error, "SQL_INVALID")).to.equal(true);
    const { why = "" } = error as SchemixError;
    expect(why).to.contain("check dbo.user.a: bad(").and.to.contain("Invalid column name 'bad'");
    expect(why).to.contain("check dbo.user.b: worse").and.to.contain("Invalid column name 'worse'");
    expect(why).to.not.contain("user.c");
  });

  it("does not take a lock or a right that is lacking for an answer", async () => {
    const complaint = {
      step: 0,
      number: 262,
      severity: 14,
      message: "CREATE TABLE permission denied in database 'app'.",
    };
    const connection = new RecordedConnection(() => [[complaint]]);
    const error = await normalize(connection, desired, current, new Cache()).catch((each: unknown) => each);
    expect(isSchemixError(error, "PERMISSION_DENIED"), String(error)).to.equal(true);
  });
});
