/**
 * docs/kinds.md, made of what runs have shown: nothing in it is written by hand. `npm run test:update` writes the page
 * anew; without it the page has to say what the runs of today show.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { compareModel } from "../../../src/api/comparison.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import { SchemixError } from "../../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import type { RenameHint } from "../../../src/schema/rename.js";
import { Schema } from "../../../src/schema/schema.js";
import { desiredOf } from "../../corpus-runner/desired.js";
import { checkout } from "../../support/docs.js";
import { engines } from "../../support/engines.js";
import { loaded } from "../../support/shapes.js";
import { noteSkipped } from "../../support/skipped.js";
import { type KindRow, kindRows } from "./kind-rows.js";

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

const around = ({ dialect, connection, scope }: Place) => ({
  dialect,
  connection,
  scope,
  cache: noCache,
  dropsUnmanaged: true,
});

/** Hints, where no rename is found by itself. */
const hints: Readonly<Record<string, RenameHint>> = {
  table: { kind: "table", namespace: "public", from: "t", to: "u" },
  column: { kind: "column", namespace: "public", table: "t", from: "a", to: "b" },
  enum: { kind: "enum", namespace: "public", from: "e", to: "f" },
};

const making = /^(?:create|drop|addColumn)/;

function howOften(operations: readonly AnyOperation[]): string {
  if (operations.length === 0) return "no";
  return operations.some(({ kind }) => making.test(kind)) ? "made anew" : "yes";
}

async function upOf(row: KindRow, model: EntityModel): Promise<readonly AnyOperation[]> {
  const subject = await loaded([row.a]);
  try {
    return await subject.use(async (place) => (await compareModel(model, around(place))).up);
  } catch (error) {
    if (error instanceof SchemixError) return [];
    throw error;
  }
}

async function show(row: KindRow): Promise<Shown> {
  const start = await (await loaded([row.a])).use(
    async ({ dialect, connection, scope }) => (await dialect.introspect(connection, scope)).schema,
  );
  const target = await loaded([row.b]);
  const { model, isPulled } = await target.use(async (place) => {
    const { dialect, connection, scope } = place;
    const facts = await desiredOf(dialect, connection, scope, "facts");
    const pulled = await desiredOf(dialect, connection, scope, "pull");
    const isWhole = pulled.unmodelled.length === 0;
    const { up } = await compareModel(pulled.model, around(place));
    return { model: facts.model, isPulled: isWhole && up.length === 0 };
  });
  const up = await upOf(row, model);
  const hint = hints[row.kind];
  const isName = row.attribute === "name";
  const isOfItself = up.length > 0 && up.every(({ kind }) => kind.startsWith("rename"));
  const hinted =
    isName && !isOfItself && hint !== undefined ? await upOf(row, { ...model, renames: [hint] }) : [];
  const isByHint = hinted.length > 0 && hinted.every(({ kind }) => kind.startsWith("rename"));
  return {
    isIntrospected: JSON.stringify(start) !== JSON.stringify(new Schema([...model.schema])),
    isDiffed: up.length > 0,
    inPlace: row.attribute === "existence" || isName ? "" : howOften(up),
    renamed: !isName ? "" : isOfItself ? "found" : isByHint ? "by a hint" : "no",
    isPulled,
  };
}

function pageOf(rows: readonly (readonly [KindRow, Shown])[]): string {
  const said = (isSo: boolean): string => (isSo ? "yes" : "no");
  const lines = rows.map(([{ kind, attribute }, shown], index) => {
    const name = rows[index - 1]?.[0].kind === kind ? "" : kind;
    const { isIntrospected, isDiffed, inPlace, renamed, isPulled } = shown;
    return `| ${[name, attribute, said(isIntrospected), said(isDiffed), inPlace, renamed, said(isPulled)].join(" | ")} |`;
  });
  return `# Kinds

What becomes of each kind of object and each attribute on PostgreSQL. The page is made of what tests have shown: for
each line two databases that differ in nothing else are read, compared and pulled (\`test/conformance/shapes\`;
\`npm run test:update\` writes it).

- **introspected**: the difference is seen.
- **diffed**: a migration between the two does something about it.
- **in place**: by altering or replacing it; *made anew*: something is created for it, mostly for what is dropped.
- **renamed**: *found* by what the object is, *by a hint* (\`renamedFrom\`), or dropped and created.
- **pulled**: \`pull\` writes all of it, and \`check\` finds no difference afterwards. An enum, a sequence or a namespace
  that nothing uses is left out.

| kind | attribute | introspected | diffed | in place | renamed | pulled |
|---|---|---|---|---|---|---|
${lines.join("\n")}
`;
}

describe("docs/kinds.md", () => {
  if (!engines().some(({ isServer }) => !isServer)) {
    noteSkipped("docs/kinds.md", "no embedded server");
    return;
  }
  it("says what the runs show", async () => {
    const rows: (readonly [KindRow, Shown])[] = [];
    for (const row of kindRows) rows.push([row, await show(row)]);
    const made = pageOf(rows);
    if (process.env.SCHEMIX_UPDATE === "1") writeFileSync(page, made);
    expect(readFileSync(page, "utf8")).to.equal(made);
  }).timeout(900_000);
});
