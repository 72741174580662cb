/**
 * docs/kinds.md, made of what runs have shown: nothing in it is written by hand. `npm run test:update` writes the page
 * anew; without it the page has to say what the runs of today show.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { compareModel } from "../../../src/api/comparison/comparison.js";
import { withAsked } from "../../../src/api/project/rights.js";
import { pglite } from "../../../src/dialects/postgres/pglite.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { type DefinitionKind, definitionKinds } from "../../../src/objects/definition/shape.js";
import { kinds } from "../../../src/objects/kinds.js";
import { referenceOf } from "../../../src/schema/object.js";
import type { RenameHint } from "../../../src/schema/rename.js";
import { Schema } from "../../../src/schema/schema.js";
import { desiredOf } from "../../corpus-runner/desired.js";
import { checkout } from "../../support/docs.js";
import { isInShare, newestEngine } from "../../support/engines.js";
import { loaded } from "../../support/shapes.js";
import { noteSkipped } from "../../support/skipped.js";
import { attributes, type KindRow, kindRows, reported } from "./kind-rows.js";

const page = join(checkout, "docs", "kinds.md");
const noCache = { get: () => undefined, set: () => undefined };

/** What the runs have shown of a row. */
interface Shown {
  readonly isIntrospected: boolean;
  readonly isDiffed: boolean;
  readonly inPlace: string;
  readonly renamed: string;
  readonly isPulled: boolean;
}

type Place = Parameters<Parameters<Awaited<ReturnType<typeof loaded>>["use"]>[0]>[0];

/** Owners and privileges are compared where they are what a line is about. */
const rightsOf = ({ kind }: KindRow) => ({ privileges: /privilege$/i.test(kind), owners: kind === "owner" });

const around = ({ dialect, connection, scope }: Place, row: KindRow) => ({
  dialect,
  connection,
  scope,
  cache: noCache,
  dropsUnmanaged: true,
  rights: rightsOf(row),
});

const definitions: ReadonlySet<string> = new Set(definitionKinds);

/** What a person would say of the one object of its kind that goes and the one that comes. */
function hintFor({ kind, attribute }: KindRow, before: Schema, after: Schema): RenameHint | undefined {
  const [former] = before.ofKind(kind).filter((object) => !after.has(referenceOf(object)));
  const [next] = after.ofKind(kind).filter((object) => !before.has(referenceOf(object)));
  if (attribute === "name of a value")
    return { kind: "enumValue", namespace: "public", enum: "e", from: "a", to: "b" };
  if (former === undefined || next === undefined) return undefined;
  const { namespace, table, name } = next;
  const fromNamespace = former.namespace === namespace ? undefined : former.namespace;
  const names = { namespace, table, from: former.name, to: name, fromNamespace };
  return (
    definitions.has(kind) ? { ...names, kind: "definition", object: kind } : { ...names, kind }
  ) as RenameHint;
}

/** SQL that makes something or takes something away, where `ALTER` or `OR REPLACE` changes it. */
const making = /^(?:DROP|CREATE (?!OR REPLACE))|\bDROP CONSTRAINT\b|\b(?:ADD|DROP) COLUMN\b/;

function howOften(operations: readonly AnyOperation[], { dialect }: Place): string {
  if (operations.length === 0) return "no";
  const statements = operations.flatMap((operation) => dialect.compile(operation));
  return statements.some(({ sql }) => making.test(sql)) ? "made anew" : "yes";
}

async function upOf(place: Place, row: KindRow, model: EntityModel): Promise<readonly AnyOperation[]> {
  try {
    return (await compareModel(model, around(place, row))).up;
  } catch (error) {
    if (error instanceof SchemixError) return [];
    throw error;
  }
}

const isNameRow = ({ attribute }: KindRow) => /^(?:name|namespace|name of a value)$/.test(attribute);

async function show(row: KindRow): Promise<Shown> {
  const target = await loaded([row.b]);
  const rights = rightsOf(row);
  const { model, isPulled } = await target.use(async (place) => {
    const { dialect, connection, scope } = place;
    const facts = await desiredOf(dialect, connection, scope, "facts", rights);
    const pulled = await desiredOf(dialect, connection, scope, "pull", rights);
    const isWhole = pulled.unmodelled.every(({ what }) => rights.privileges && /privileges$/.test(what));
    const { up } = await compareModel(pulled.model, around(place, row));
    return { model: facts.model, isPulled: isWhole && up.length === 0 };
  });
  const subject = await loaded([row.a]);
  return await subject.use(async (place) => {
    const { schema } = await place.dialect.introspect(place.connection, place.scope, { rights: true });
    const start = withAsked(schema, rights);
    const up = await upOf(place, row, model);
    const isKept = (operations: readonly AnyOperation[]): boolean => howOften(operations, place) === "yes";
    const hint = isNameRow(row) && !isKept(up) ? hintFor(row, start, model.schema) : undefined;
    const hinted = hint === undefined ? [] : await upOf(place, row, { ...model, renames: [hint] });
    const renamed = isKept(up) ? "found" : isKept(hinted) ? "by a hint" : "no";
    return {
      isIntrospected: JSON.stringify(start) !== JSON.stringify(new Schema([...model.schema])),
      isDiffed: up.length > 0,
      inPlace: row.attribute === "existence" || isNameRow(row) ? "" : howOften(up, place),
      renamed: isNameRow(row) ? renamed : "",
      isPulled,
    };
  });
}

/** `foreignServer` → `foreign server` */
function words(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function lineOf({ kind, attribute }: KindRow, shown: Shown, previous: KindRow | undefined): string {
  const said = (isSo: boolean): string => (isSo ? "yes" : "no");
  const { isIntrospected, isDiffed, inPlace, renamed, isPulled } = shown;
  const name = previous?.kind === kind ? "" : words(kind);
  return `| ${[name, attribute, said(isIntrospected), said(isDiffed), inPlace, renamed, said(isPulled)].join(" | ")} |`;
}

const head = `# Kinds

What becomes of each kind of object and each attribute on PostgreSQL. The page is made of what tests have shown: for
each line two databases that differ in nothing else are read, compared and pulled (\`test/conformance/shapes\`;
\`npm run test:update\` writes it). Tablespaces and access methods of tables have no line: a server brings neither along.

- **introspected**: the difference is seen.
- **diffed**: a migration between the two does something about it.
- **in place**: by altering or replacing it; *made anew*: something is dropped or created for it.
- **renamed**: *found* by what the object is, *by a hint* (\`renamedFrom\`), or dropped and created.
- **pulled**: \`pull\` writes all of it, and \`check\` finds no difference afterwards.

| kind | attribute | introspected | diffed | in place | renamed | pulled |
|---|---|---|---|---|---|---|
`;

const foot = `
## Seen and left alone

What Schemix has no word for is never touched. \`generate\`, \`check\` and \`pull\` report it under these names, and
[\`--strict\`](cli.md) makes it an error: ${Object.keys(reported).sort().join(", ")}. So are security labels, index
settings of exclusion constraints, and objects that hold a password. Owners, privileges and privileges by default are reported while
[nobody asks for them](entities.md#owners-and-privileges).
`;

function pageOf(lines: readonly string[]): string {
  return `${head}${lines.join("\n")}\n${foot}`;
}

function linesOf(text: string): readonly string[] {
  const start = head.split("\n").length - 1;
  return text.split("\n").slice(start, start + kindRows.length);
}

describe("docs/kinds.md", () => {
  const isUpdate = process.env.SCHEMIX_UPDATE === "1";

  before(() => {
    if (!isUpdate) return;
    const lines = linesOf(readFileSync(page, "utf8"));
    writeFileSync(page, pageOf(kindRows.map((_, index) => lines[index] ?? "")));
  });

  it("has a line for each kind and attribute", () => {
    const text = readFileSync(page, "utf8");
    expect(pageOf(linesOf(text))).to.equal(text);
    const { definitionKinds: managed } = pglite("memory://").dialect.capabilities;
    const ofDatabase = Object.keys(kinds).filter(
      (kind) => !definitions.has(kind) || managed.has(kind as DefinitionKind),
    );
    expect(["comment", ...Object.keys(attributes)].sort()).to.deep.equal(ofDatabase.sort());
  });

  for (const [index, row] of kindRows.entries()) {
    if (!isUpdate && !isInShare(`${row.kind} ${row.attribute}`, 16)) continue;
    if (row.kind === "extension" && !newestEngine().isServer) {
      noteSkipped("docs/kinds.md: extensions", "the embedded server has none in its memory");
      continue;
    }
    it(`says what becomes of ${row.kind}: ${row.attribute}`, async () => {
      const line = lineOf(row, await show(row), kindRows[index - 1]);
      const text = readFileSync(page, "utf8");
      const lines = linesOf(text);
      if (isUpdate) writeFileSync(page, pageOf(lines.with(index, line)));
      else expect(lines[index]).to.equal(line);
    });
  }

  it("says under which names things are reported", async () => {
    // The embedded server cannot subscribe to anything.
    const { isServer } = newestEngine();
    const made = Object.entries(reported).filter(([what]) => isServer || what !== "subscription");
    const subject = await loaded(made.map(([, sql]) => sql));
    await subject.use(async ({ dialect, connection, scope }) => {
      const { unmodelled } = await dialect.introspect(connection, scope);
      expect([...new Set(unmodelled.map(({ what }) => what))].sort()).to.deep.equal(
        made.map(([what]) => what).sort(),
      );
      // What is in no namespace would stay.
      await connection.execute("DROP TRANSFORM FOR int LANGUAGE sql");
      await connection.execute("DROP LANGUAGE l");
      await connection.execute("DROP ACCESS METHOD m");
    });
  });
});
