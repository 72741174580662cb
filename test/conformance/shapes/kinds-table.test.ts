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
import { engines, isInShare } from "../../support/engines.js";
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

const around = ({ dialect, connection, scope }: Place, { kind }: KindRow) => ({
  dialect,
  connection,
  scope,
  cache: noCache,
  dropsUnmanaged: true,
  rights: { privileges: kind === "privileges", owners: false },
});

/** Hints, where no rename is found by itself. */
const hints: Readonly<Record<string, RenameHint>> = {
  table: { kind: "table", namespace: "public", from: "t", to: "u" },
  column: { kind: "column", namespace: "public", table: "t", from: "a", to: "b" },
  enum: { kind: "enum", namespace: "public", from: "e", to: "f" },
  sequence: { kind: "sequence", namespace: "public", from: "s", to: "r" },
};

/** The same for what has moved. */
const moves: Readonly<Record<string, RenameHint>> = {
  table: { kind: "table", namespace: "n", fromNamespace: "public", from: "t", to: "t" },
  sequence: { kind: "sequence", namespace: "n", fromNamespace: "public", from: "s", to: "s" },
};

const making = /^(?:create|drop|addColumn)/;

function howOften(operations: readonly AnyOperation[]): string {
  if (operations.length === 0) return "no";
  return operations.some(({ kind }) => making.test(kind)) ? "made anew" : "yes";
}

async function upOf(place: Place, row: KindRow, model: EntityModel): Promise<readonly AnyOperation[]> {
  try {
    return (await compareModel(model, around(place, row))).up;
  } catch (error) {
    if (error instanceof SchemixError) return [];
    throw error;
  }
}

async function show(row: KindRow): Promise<Shown> {
  const target = await loaded([row.b]);
  const { model, isPulled } = await target.use(async (place) => {
    const { dialect, connection, scope } = place;
    const facts = await desiredOf(dialect, connection, scope, "facts");
    const pulled = await desiredOf(dialect, connection, scope, "pull");
    const isWhole = pulled.unmodelled.length === 0;
    const { up } = await compareModel(pulled.model, around(place, row));
    return { model: facts.model, isPulled: isWhole && up.length === 0 };
  });
  const isName = row.attribute === "name" || row.attribute === "namespace";
  const hinting = row.attribute === "name" ? hints : moves;
  const subject = await loaded([row.a]);
  const { start, up, hinted } = await subject.use(async (place) => {
    const { schema } = await place.dialect.introspect(place.connection, place.scope);
    const found = await upOf(place, row, model);
    const hint = isName && !isOfRenames(found) ? hinting[row.kind] : undefined;
    const others = hint === undefined ? [] : await upOf(place, row, { ...model, renames: [hint] });
    return { start: schema, up: found, hinted: others };
  });
  const renamed = isOfRenames(up) ? "found" : isOfRenames(hinted) ? "by a hint" : "no";
  return {
    isIntrospected: JSON.stringify(start) !== JSON.stringify(new Schema([...model.schema])),
    isDiffed: up.length > 0,
    inPlace: row.attribute === "existence" || isName ? "" : howOften(up),
    renamed: isName ? renamed : "",
    isPulled,
  };
}

function isOfRenames(operations: readonly AnyOperation[]): boolean {
  return operations.length > 0 && operations.every(({ kind }) => kind.startsWith("rename"));
}

function lineOf({ kind, attribute }: KindRow, shown: Shown, previous: KindRow | undefined): string {
  const said = (isSo: boolean): string => (isSo ? "yes" : "no");
  const { isIntrospected, isDiffed, inPlace, renamed, isPulled } = shown;
  const name = previous?.kind === kind ? "" : kind;
  return `| ${[name, attribute, said(isIntrospected), said(isDiffed), inPlace, renamed, said(isPulled)].join(" | ")} |`;
}

function pageOf(lines: readonly string[]): string {
  return `# Kinds

What becomes of each kind of object and each attribute on PostgreSQL. The page is made of what tests have shown: for
each line two databases that differ in nothing else are read, compared and pulled (\`test/conformance/shapes\`;
\`npm run test:update\` writes it).

- **introspected**: the difference is seen.
- **diffed**: a migration between the two does something about it.
- **in place**: by altering or replacing it; *made anew*: something is created for it, mostly for what is dropped.
- **renamed**: *found* by what the object is, *by a hint* (\`renamedFrom\`), or dropped and created.
- **pulled**: \`pull\` writes all of it, and \`check\` finds no difference afterwards.

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
  const isUpdate = process.env.SCHEMIX_UPDATE === "1";

  before(() => {
    if (isUpdate) writeFileSync(page, pageOf(kindRows.map(() => "")));
  });

  it("has a line for each kind and attribute", () => {
    const lines = readFileSync(page, "utf8").split("\n");
    expect(pageOf(lines.slice(-kindRows.length - 1, -1))).to.equal(lines.join("\n"));
  });

  for (const [index, row] of kindRows.entries()) {
    if (!isUpdate && !isInShare(`${row.kind} ${row.attribute}`, 16)) continue;
    it(`says what becomes of ${row.kind}: ${row.attribute}`, async () => {
      const line = lineOf(row, await show(row), kindRows[index - 1]);
      const lines = readFileSync(page, "utf8").split("\n");
      const place = lines.length - 1 - kindRows.length + index;
      if (isUpdate) writeFileSync(page, lines.with(place, line).join("\n"));
      else expect(lines[place]).to.equal(line);
    });
  }
});
