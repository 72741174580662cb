/**
 * Whether Transact-SQL parses, by a grammar that is not ours: the ANTLR grammar inside of `@dbml/core`. It reads statements of
 * data definition and of procedures, and does not know the forms of {@link unknownForms}: those are replaced by known ones
 * of the same shape, so that the rest of the statement is checked all the same.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importer } from "@dbml/core";
import { tokens } from "../../src/dialects/mssql/sql/lexical.js";
import { checkout } from "./docs.js";

/** A form that the grammar does not know, where Microsoft documents it, and what stands for it while the rest is parsed. */
export interface UnknownForm {
  readonly page: string;
  readonly form: RegExp;
  readonly instead: string;
}

const statements = "https://learn.microsoft.com/en-us/sql/t-sql/statements";
const name = String.raw`\[(?:[^\]]|\]\])+\]`;

export const unknownForms: readonly UnknownForm[] = [
  // A type that somebody has made, with its namespace.
  {
    page: `${statements}/alter-table-transact-sql`,
    form: new RegExp(String.raw`(ALTER COLUMN ${name}) (?:\w+|${name})\.(?:\w+|${name})`, "g"),
    instead: "$1 int",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: new RegExp(String.raw`(?<=^  )(${name}) (?:\w+|${name})\.(?:\w+|${name})`, "gm"),
    instead: "$1 int",
  },
  { page: `${statements}/alter-table-transact-sql`, form: / WITH VALUES\b/g, instead: "" },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /DROP CONSTRAINT IF EXISTS/g,
    instead: "DROP CONSTRAINT",
  },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /WITH (?:NO)?CHECK (?=(?:NO)?CHECK CONSTRAINT)/g,
    instead: "",
  },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /SET \(SYSTEM_VERSIONING = (?:OFF|ON \([^()]*\))\)/g,
    instead: "SET (LOCK_ESCALATION = AUTO)",
  },
  {
    page: "https://learn.microsoft.com/en-us/sql/t-sql/database-console-commands/dbcc-checkident-transact-sql",
    form: /DBCC CHECKIDENT \(N'[^']*', RESEED, @\w+\) WITH NO_INFOMSGS/g,
    instead: "PRINT N'x'",
  },
  {
    page: `${statements}/alter-table-transact-sql`,
    form: /DROP PERIOD FOR SYSTEM_TIME/g,
    instead: "DROP CONSTRAINT [p]",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: new RegExp(String.raw`PERIOD FOR SYSTEM_TIME (\(${name}, ${name}\))`, "g"),
    instead: "CONSTRAINT [p] UNIQUE $1",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: /WITH \((?:DATA_COMPRESSION = \w+, )?SYSTEM_VERSIONING = ON \([^()]*\)\)/g,
    instead: "",
  },
  {
    page: `${statements}/create-table-transact-sql`,
    form: new RegExp(String.raw`(?<=\n\)(?: ON ${name})?) WITH \(DATA_COMPRESSION = \w+\)`, "g"),
    instead: "",
  },
];

const file = join(checkout, "test/unit/mssql/parsed-statements.json");
const manifest = readFileSync(join(checkout, "node_modules/@dbml/core/package.json"), "utf8");
const { version } = JSON.parse(manifest) as { readonly version: string };

/**
 * Statements that this version of the grammar has accepted, by hashes of them without what stands in their names and
 * constants: two that are alike parse alike. `SCHEMIX_UPDATE=1` keeps those that are new; `SCHEMIX_TEST_FULL=1` parses all.
 */
const parsed = new Set<string>(
  process.env.SCHEMIX_TEST_FULL === "1" ? [] : (JSON.parse(readFileSync(file, "utf8")) as string[]),
);

function keep(hash: string): void {
  parsed.add(hash);
  if (process.env.SCHEMIX_UPDATE === "1")
    writeFileSync(file, `${JSON.stringify([...parsed].sort(), null, 2)}\n`);
}

function hashOf(statement: string): string {
  const skeleton = [...tokens(statement)].map(({ sort, text }) =>
    sort === "name" || sort === "constant" ? `<${sort}>` : text,
  );
  return createHash("sha256")
    .update([version, ...skeleton].join(" "))
    .digest("hex")
    .slice(0, 16);
}

/**
 * What the grammar has against a batch; nothing when it parses. It takes seconds where much of a text may be read in two ways, and
 * minutes for many statements together, so that each is parsed alone.
 */
export function refusal(batch: string): string | undefined {
  for (const statement of statementsIn(batch)) {
    const known = unknownForms.reduce((text, { form, instead }) => text.replace(form, instead), statement);
    const hash = hashOf(known);
    if (parsed.has(hash)) continue;
    const found = refusalOf(known);
    if (found !== undefined) return `${found}\n${batch}`;
    keep(hash);
  }
  return undefined;
}

/** The statements of a batch that ends each with a semicolon; a module, a block and both branches of an IF are one. */
function statementsIn(batch: string): readonly string[] {
  if (
    /^\s*(?:--[^\n]*\n\s*)*(?:CREATE|ALTER)\s+(?:OR\s+ALTER\s+)?(?:VIEW|FUNCTION|PROC|TRIGGER)/i.test(batch)
  )
    return [batch];
  const found: string[] = [];
  let [depth, start, isElse] = [0, 0, false];
  for (const { sort, text, index } of tokens(batch)) {
    const word = sort === "word" ? text.toUpperCase() : "";
    if (start === index || /^\s*$/.test(batch.slice(start, index))) isElse = word === "ELSE";
    if (isElse && found.length > 0) {
      start -= found.pop()?.length ?? 0;
      isElse = false;
    }
    if (word === "BEGIN" || word === "CASE") depth += /^BEGIN\s+TRAN/i.test(batch.slice(index)) ? 0 : 1;
    if (word === "END") depth -= 1;
    if (text !== ";" || sort !== "sign" || depth > 0) continue;
    found.push(batch.slice(start, index + 1));
    start = index + 1;
  }
  const rest = batch.slice(start);
  return rest.trim() === "" ? found : [...found, rest];
}

function refusalOf(statement: string): string | undefined {
  try {
    importer.import(statement, "mssql");
    return undefined;
  } catch (error) {
    // It makes a diagram of what it has parsed; what it cannot make of it has parsed all the same.
    const { diags } = error as { diags?: readonly { message: string; location?: unknown }[] };
    if (diags === undefined) return undefined;
    const [first] = diags;
    return isOfSyntax(first?.message ?? "") ? first?.message : undefined;
  }
}

function isOfSyntax(message: string): boolean {
  return /mismatched|no viable|missing|extraneous|expecting|token recognition/.test(message);
}
