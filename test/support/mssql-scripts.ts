/** Tables of SQL Server that a script makes, by way of entities and the SQL of their first migration. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { script } from "../../src/api/running/script.js";
import { renderEntities } from "../../src/codegen/entities/render-entities.js";
import { renderMigration } from "../../src/codegen/render-migration.js";
import { mssqlDialect } from "../../src/dialects/mssql/dialect.js";
import { mssql } from "../../src/dialects/mssql/index.js";
import { understand } from "../../src/dialects/mssql/normalize/understand.js";
import { plan } from "../../src/diff/plan.js";
import type { EntityModel } from "../../src/entities/to-schema.js";
import { Schema } from "../../src/schema/schema.js";
import { onMssql } from "./mssql-planning.js";
import { RecordedConnection, resultsOf } from "./mssql-recorded.js";
import { createProject } from "./project.js";
import { loadRendered } from "./pulled.js";
import type { Line } from "./tsql/facts.js";
import { type ReadScript, readScript } from "./tsql/read-script.js";

export const nothing = new Schema([{ kind: "namespace", namespace: "dbo", name: "dbo" }]);
const noCache = { get: () => undefined, set: () => undefined };

/** What `pull` writes of a schema asks for the same again, and so does its SQL, which is returned. */
export async function expectSameAfterPull(schema: Schema): Promise<FirstMigration> {
  const original = schema.with([...nothing]);
  const { files, leftOut } = renderEntities(original, {
    dialect: mssqlDialect,
    naming: "snake_case",
    namespace: "dbo",
  });
  expect(leftOut).to.deep.equal([]);
  const model = await loadRendered({ files, leftOut }, mssqlDialect, "snake_case", "dbo");
  const again = await wanted(model, original);
  expect(plan(original, again, onMssql).operations).to.deep.equal([]);
  expect(plan(again, original, onMssql).operations).to.deep.equal([]);
  const made = await firstMigration(again);
  expect(plan(original, made.schema.with([...nothing]), onMssql).operations).to.deep.equal([]);
  return made;
}

/** Each statement of an original says what ours do, and ours say nothing else. */
export function expectSameStatements(original: ReadScript, ours: ReadScript): void {
  const said = ours.statements.flatMap(({ lines }) => lines).map((line) => inWordsOf(line, original));
  for (const { sql, lines } of original.statements) expect(said, sql).to.include.members(lines.map(inWords));
  const expected = original.statements.flatMap(({ lines }) => lines.map(inWords));
  expect(expected, "and nothing else").to.include.members(said);
}

/** The script of a first migration, read. */
export type FirstMigration = ReadScript & { readonly batches: readonly string[] };

/** What classes and definitions come to, beside what is there. */
export async function wanted(model: EntityModel, current: Schema): Promise<Schema> {
  const silent = new RecordedConnection(() => resultsOf({}));
  const texts = (model.definitions ?? []).map(({ sql }) => sql);
  const base = model.schema.with([...nothing]);
  const { schema } = await understand(silent, texts, base);
  return mssqlDialect.normalize(silent, mssqlDialect.complete(schema, current), current, noCache);
}

/** The first migration of a project, as the script that is made of it without a server. */
export async function firstMigration(schema: Schema): Promise<FirstMigration> {
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
