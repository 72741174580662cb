/**
 * Scripts of SQL Server that others wrote, and classes for the same tables: what our SQL for these says is compared with what the
 * originals say, one statement after the other. Then the other way round: what `pull` writes of the originals asks for the same tables again.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { script } from "../../../src/api/running/script.js";
import { renderEntities } from "../../../src/codegen/entities/render-entities.js";
import { renderMigration } from "../../../src/codegen/render-migration.js";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { mssql } from "../../../src/dialects/mssql/index.js";
import { understand } from "../../../src/dialects/mssql/normalize/understand.js";
import { plan } from "../../../src/diff/plan.js";
import { collectEntities } from "../../../src/entities/registry.js";
import { type EntityModel, toSchema } from "../../../src/entities/to-schema.js";
import type { Naming } from "../../../src/schema/names.js";
import { Schema } from "../../../src/schema/schema.js";
import { corpusFolder } from "../../support/corpus.js";
import { chinook } from "../../support/mssql-corpus/chinook.js";
import { northwind } from "../../support/mssql-corpus/northwind.js";
import { pubs } from "../../support/mssql-corpus/pubs.js";
import { sakila } from "../../support/mssql-corpus/sakila.js";
import { tbls } from "../../support/mssql-corpus/tbls.js";
import { onMssql } from "../../support/mssql-planning.js";
import { RecordedConnection, resultsOf } from "../../support/mssql-recorded.js";
import { parseScripts } from "../../support/parsed-sql.js";
import { createProject } from "../../support/project.js";
import { loadRendered } from "../../support/pulled.js";
import { noteSkipped } from "../../support/skipped.js";
import type { Line } from "../../support/tsql/facts.js";
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

const nothing = new Schema([{ kind: "namespace", namespace: "dbo", name: "dbo" }]);
const noCache = { get: () => undefined, set: () => undefined };
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
        const said = ours.statements.flatMap(({ lines }) => lines).map((line) => inWordsOf(line, original));
        for (const { sql, lines } of original.statements)
          expect(said, sql).to.include.members(lines.map(inWords));
        const expected = original.statements.flatMap(({ lines }) => lines.map(inWords));
        expect(expected, "and nothing else").to.include.members(said);
        parseScripts({ [`corpus ${name}`]: batches });
      }).timeout(120_000);

      it("is the same after pull, and after the SQL of what pull has written", async () => {
        const { files, leftOut } = renderEntities(original.schema, {
          dialect: mssqlDialect,
          naming: "snake_case",
          namespace: "dbo",
        });
        expect(leftOut).to.deep.equal([]);
        const model = await loadRendered({ files, leftOut }, mssqlDialect, "snake_case", "dbo");
        const again = await wanted(model, original.schema);
        expect(plan(original.schema, again, onMssql).operations).to.deep.equal([]);
        expect(plan(again, original.schema, onMssql).operations).to.deep.equal([]);
        const { schema } = await firstMigration(again);
        expect(plan(original.schema, schema, onMssql).operations).to.deep.equal([]);
      }).timeout(120_000);
    });
});

/** What classes and definitions come to, beside what is there. */
async function wanted(model: EntityModel, current: Schema): Promise<Schema> {
  const silent = new RecordedConnection(() => resultsOf({}));
  const texts = (model.definitions ?? []).map(({ sql }) => sql);
  const base = model.schema.with([...nothing]);
  const { schema } = await understand(silent, texts, base);
  return mssqlDialect.normalize(silent, mssqlDialect.complete(schema, current), current, noCache);
}

/** The first migration of a project, as the script that is made of it without a server. */
async function firstMigration(schema: Schema): Promise<ReadScript & { readonly batches: readonly string[] }> {
  expect(mssqlDialect.check?.(schema, nothing)).to.deep.equal([]);
  const [there, back] = [plan(nothing, schema, onMssql), plan(schema, nothing, onMssql)];
  const head = { className: "First", revision: "0123456789ab", parents: [], message: "first" };
  const project = createProject(mssql("mssql://localhost/shop"));
  try {
    const source = renderMigration({ ...head, up: there.operations, down: back.operations });
    writeFileSync(join(project.folder, "migrations", "0123456789ab_first.ts"), source);
    const { statements } = await script({ ...project.base, direction: "up" });
    const isOurOwn = (text: string) => text.includes("schemix_migration");
    const batches = statements.filter(
      (text) => /^(?:CREATE|ALTER|EXEC|DECLARE)\b/.test(text) && !isOurOwn(text),
    );
    return { batches, ...readScript(batches.join("\nGO\n")) };
  } finally {
    project.remove();
  }
}

function inWords({ text, name = "without a name" }: Line): string {
  return `${name}: ${text}`;
}

/** What nobody has named in the original may have any name with us. */
function inWordsOf(line: Line, { statements }: ReadScript): string {
  const known = statements.flatMap(({ lines }) => lines.map(inWords));
  return known.includes(inWords(line)) ? inWords(line) : inWords({ ...line, name: undefined });
}
