import { expect } from "chai";
import { mssqlDialect } from "../../../src/dialects/mssql/dialect.js";
import { portableTypes as mssqlTypes } from "../../../src/dialects/mssql/types/types.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { portableTypes } from "../../../src/dialects/postgres/types/types.js";
import { plan, planningOn } from "../../../src/diff/plan.js";
import { typeFamilies } from "../../../src/entities/plan/type-families.js";
import type { EntityModel } from "../../../src/entities/to-schema.js";
import { Schema } from "../../../src/schema/schema.js";
import {
  blocksOf,
  type CodeBlock,
  isUpdate,
  moduleOf,
  pairsOf,
  placeOf,
  rewriteBlocks,
  rowsBelow,
  textOf,
} from "../../support/docs.js";
import { onMssql } from "../../support/mssql-planning.js";
import { type Mode, model, rawFaults } from "../entities/evaluate.js";

const page = "docs/entities.md";
const options = await planningOn(postgresDialect, { serverVersion: 180_000, defaultNamespace: "public" });

/** What a block declares. */
function modelIn(block: CodeBlock, mode: Mode, given: object = {}): EntityModel {
  // The evaluator brings the imports itself.
  const source = moduleOf(block, ["sql"])
    .replace(/^import [^;]*@schemix\/migrate";$/gm, "")
    .replace(/^export \{\};$/m, "");
  return model(source, { mode, ...given });
}

/** The SQL that makes what a block declares, in an empty database. */
function sqlOf(block: CodeBlock, mode: Mode): string {
  const { schema, definitions = [] } = modelIn(block, mode);
  const { operations } = plan(new Schema([]), schema, options);
  const statements = operations.flatMap((operation) => postgresDialect.compile(operation));
  return [...statements, ...definitions].map(({ sql }) => `${sql};\n`).join("");
}

/** The same on SQL Server. */
function tsqlOf(block: CodeBlock): string {
  const { schema } = modelIn(block, "standard", { dialect: mssqlDialect, namespace: "dbo" });
  const { operations } = plan(new Schema([]), schema, onMssql);
  const batches = operations.flatMap((operation) => mssqlDialect.compile(operation));
  return batches.map(({ sql }) => `${sql}\nGO\n`).join("");
}

function nativeOf(type: string): string {
  return postgresDialect.types.canonical(postgresDialect.types.resolve(type, {}));
}

describe("docs/entities.md", () => {
  it("shows the SQL that its entities make", () => {
    const pairs = [
      ...pairsOf(page, "ts", "sql").map(([block, sql]) => [block, sql, "standard"] as const),
      ...pairsOf(page, "ts legacy", "sql").map(([block, sql]) => [block, sql, "legacy"] as const),
    ];
    expect(pairs.length).to.be.greaterThan(8);
    if (isUpdate) {
      rewriteBlocks(
        page,
        pairs.map(([block, sql, mode]) => [sql, sqlOf(block, mode)] as const),
      );
      return;
    }
    for (const [block, { code }, mode] of pairs) {
      expect(sqlOf(block, mode), placeOf(block)).to.equal(code);
    }
  });

  it("shows the SQL of both databases", () => {
    const blocks = blocksOf(page);
    const shown = blocks.flatMap((block, at) => {
      const source = blocks[at - 2];
      return block.info === "tsql" && source !== undefined ? [[block, tsqlOf(source)] as const] : [];
    });
    expect(shown).to.have.lengthOf(1);
    if (isUpdate) rewriteBlocks(page, shown);
    else for (const [block, sql] of shown) expect(block.code, placeOf(block)).to.equal(sql);
  });

  it("shows what is wrong with entities", () => {
    const [pair, ...others] = pairsOf(page, "ts", "text");
    if (pair === undefined || others.length > 0) throw new Error("one example was expected");
    const found = rawFaults(pair[0].code).map(({ message, fix }) => `: ${message}. ${fix}\n`);
    expect(found).to.have.lengthOf(2);
    for (const line of found) expect(pair[1].code).to.contain(line);
  });

  it("grades type changes as it says", () => {
    const rows = rowsBelow(page, "Changing a type").slice(1);
    expect(rows.map(([grade]) => grade)).to.deep.equal(["safe", "checked", "cast", "lossy", "undecided"]);
    for (const [grade, examples = ""] of rows) {
      for (const [, from = "", to = ""] of examples.matchAll(
        /(\w+(?:\([\d,]+\))?) [→↔] (\w+(?:\([\d,]+\))?)/g,
      )) {
        if (to === "a") continue;
        const found = postgresDialect.gradeTypeChange(nativeOf(from), nativeOf(to), "it").grade;
        expect(found, `${from} → ${to}`).to.equal(grade);
      }
    }
  });

  it("lists the portable types", () => {
    const rows = rowsBelow(page, "Portable types").slice(1);
    const listed = (database: number): object =>
      Object.fromEntries(rows.map((row) => [row[0], row[database]]));
    expect(listed(1)).to.deep.equal(portableTypes);
    expect(listed(2)).to.deep.equal(mssqlTypes);
  });

  it("lists the native types that are known by name", () => {
    const listed = rowsBelow(page, "Native types")
      .slice(1)
      .flatMap(([names = ""]) => names.split(",").map((name) => name.trim()));
    const known: string[] = Object.values(typeFamilies).flat();
    const natives = known.filter(
      (name) => !Object.hasOwn(portableTypes, name) || name === portableTypes[name],
    );
    expect(listed.sort()).to.deep.equal(natives.sort());
  });

  it("speaks of every decorator and option", async () => {
    const text = textOf(page);
    const { readFileSync } = await import("node:fs");
    const source = readFileSync(
      new URL("../../../../src/entities/options/known.ts", import.meta.url),
      "utf8",
    );
    const lists = source.slice(source.indexOf("const deferral"), source.indexOf("/** What options of other"));
    const names = [...lists.matchAll(/"([^"]+)"/g)].flatMap(([, words = ""]) => words.split(/\s+/));
    const missing = [...new Set(names)].filter(
      (name) => name !== "" && !new RegExp(`\\b${name}\\b`).test(text),
    );
    expect(missing).to.deep.equal([]);
  });
});
