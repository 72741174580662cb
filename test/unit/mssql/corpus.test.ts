/**
 * Scripts of SQL Server that others wrote, and classes for the same tables: what our SQL for these says is compared with what the
 * originals say, one statement after the other. Then the other way round: what `pull` writes of the originals asks for the same tables again.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { collectEntities } from "../../../src/entities/registry.js";
import { toSchema } from "../../../src/entities/to-schema.js";
import type { Naming } from "../../../src/schema/names.js";
import { corpusFolder } from "../../support/corpus.js";
import { chinook } from "../../support/mssql-corpus/chinook.js";
import { northwind } from "../../support/mssql-corpus/northwind.js";
import { pubs } from "../../support/mssql-corpus/pubs.js";
import { sakila } from "../../support/mssql-corpus/sakila.js";
import { tbls } from "../../support/mssql-corpus/tbls.js";
import {
  expectSameAfterPull,
  expectSameStatements,
  firstMigration,
  nothing,
  wanted,
} from "../../support/mssql-scripts.js";
import { parseScripts } from "../../support/parsed-sql.js";
import { noteSkipped } from "../../support/skipped.js";
import { type ReadScript, readScript } from "../../support/tsql/read-script.js";

interface CorpusScript {
  readonly classes: Readonly<Record<string, unknown>>;
  readonly naming: Naming;
  /** Views and modules, whose text would have to be copied to be compared, by the words that they begin with. */
  readonly modules: Readonly<Record<string, number>>;
}

const capitals: Naming = {
  table: (name) => name,
  column: (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
};

const scripts: Readonly<Record<string, CorpusScript>> = {
  chinook: { classes: chinook, naming: capitals, modules: {} },
  northwind: {
    classes: northwind,
    naming: capitals,
    modules: { "CREATE VIEW": 16, "CREATE PROCEDURE": 7 },
  },
  pubs: {
    classes: pubs,
    naming: "snake_case",
    modules: { "CREATE VIEW": 1, "CREATE PROCEDURE": 4, "CREATE TRIGGER": 1 },
  },
  sakila: { classes: sakila, naming: "snake_case", modules: { "CREATE VIEW": 5 } },
  tbls: {
    classes: tbls,
    naming: "snake_case",
    modules: { "CREATE VIEW": 2, "CREATE TRIGGER": 2, "CREATE FUNCTION": 1, "CREATE PROC": 1 },
  },
};

/** What else the scripts do: rows, options of the session, and the database itself. */
const otherwise =
  /^(?:INSERT|IF|SET|USE|DROP|ALTER DATABASE|CREATE DATABASE|END|RAISERROR|CHECKPOINT|UPDATE STATISTICS|DECLARE)\b/;

const folder = corpusFolder();

describe("scripts of SQL Server that others wrote", () => {
  if (folder === undefined || !existsSync(join(folder, "sql-server"))) {
    noteSkipped("scripts of SQL Server", "no folder of real schemas; see SCHEMIX_TEST_CORPUS");
    return;
  }
  for (const [name, { classes, naming, modules }] of Object.entries(scripts))
    describe(name, () => {
      let original: ReadScript;
      before(() => {
        original = readScript(readFileSync(join(folder, "sql-server/schemas", `${name}.sql`), "utf8"));
      });

      it("is read to its last statement", () => {
        const others = [...original.others].filter(([what]) => !otherwise.test(what));
        expect(Object.fromEntries(others)).to.deep.equal(modules);
      });

      it("says the same as our SQL for classes of its tables, statement by statement", async () => {
        const around = { namespace: "dbo", naming };
        const model = toSchema(collectEntities([{ file: name, exports: classes }]), mssqlDialect, around);
        const { batches, ...ours } = await firstMigration(await wanted(model, nothing));
        expectSameStatements(original, ours);
        parseScripts({ [`corpus ${name}`]: batches });
      }).timeout(120_000);

      it("is the same after pull, and after the SQL of what pull has written", async () => {
        await expectSameAfterPull(original.schema);
      }).timeout(120_000);
    });
});
